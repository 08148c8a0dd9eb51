import { Avatar } from "#components/ui/avatar.tsx";
import type { AccessEntry } from "#lib/collab/service-api.ts";
import styles from "./people-with-access.module.css";
import { roleLabels } from "./role-words.ts";

interface PeopleWithAccessProps {
  people: readonly AccessEntry[];
  myId: string;
}

/** Everybody who was let in, and what they may do. */
export function PeopleWithAccess({ people, myId }: PeopleWithAccessProps) {
  return (
    <section>
      <h3 className={styles.heading}>People with access</h3>
      <ul aria-label="People with access" className={styles.list}>
        {people.map(({ person, role }) => (
          <li key={person.id} className={styles.person}>
            <Avatar name={person.name} color={person.color} decorative />
            <span className={styles.name}>
              {person.name}
              {person.id === myId && <span className={styles.you}> (you)</span>}
            </span>
            <span className={styles.role}>{roleLabels[role]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
