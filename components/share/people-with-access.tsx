"use client";

import { useTexts } from "#components/texts/texts-provider.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import type { AccessEntry } from "#lib/collab/service-api.ts";
import { memberRoleKey } from "./member-role.ts";
import styles from "./people-with-access.module.css";
import { PersonAccess } from "./person-access.tsx";
import type { SharingControl } from "./use-sharing.ts";

interface PeopleWithAccessProps {
  people: readonly AccessEntry[];
  myId: string;
  /** For owners, who rule over the others; absent for everybody else. */
  control?: SharingControl | undefined;
  isOwner: boolean;
}

/** Everybody who was let in, and what they may do. */
export function PeopleWithAccess({ people, myId, control, isOwner }: PeopleWithAccessProps) {
  const texts = useTexts();
  return (
    <section>
      <h3 className={styles.heading}>{texts("share.people")}</h3>
      <ul aria-label={texts("share.people")} className={styles.list}>
        {people.map((entry) => {
          const { person } = entry;
          if (control !== undefined && person.id !== myId && !entry.isOwner)
            return <PersonAccess key={person.id} entry={entry} mayTransfer={isOwner} control={control} />;
          return (
            <li key={person.id} className={styles.person}>
              <Avatar name={person.name} color={person.color} decorative />
              <span className={styles.name}>
                {person.name}
                {person.id === myId && <span className={styles.you}> {texts("share.you")}</span>}
              </span>
              <span className={styles.role}>{texts(memberRoleKey(entry))}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
