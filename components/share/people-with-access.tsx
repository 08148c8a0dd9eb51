"use client";

import { useTexts } from "#components/texts/texts-provider.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import type { AccessEntry } from "#lib/collab/service-api.ts";
import styles from "./people-with-access.module.css";

interface PeopleWithAccessProps {
  people: readonly AccessEntry[];
  myId: string;
}

/** Everybody who was let in, and what they may do. */
export function PeopleWithAccess({ people, myId }: PeopleWithAccessProps) {
  const texts = useTexts();
  return (
    <section>
      <h3 className={styles.heading}>{texts("share.people")}</h3>
      <ul aria-label={texts("share.people")} className={styles.list}>
        {people.map(({ person, role }) => (
          <li key={person.id} className={styles.person}>
            <Avatar name={person.name} color={person.color} decorative />
            <span className={styles.name}>
              {person.name}
              {person.id === myId && <span className={styles.you}> {texts("share.you")}</span>}
            </span>
            <span className={styles.role}>{texts(`share.role.${role}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
