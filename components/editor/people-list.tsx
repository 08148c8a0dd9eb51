"use client";

import { Avatar } from "#components/ui/avatar.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import type { PresentPerson } from "#lib/collab/people-present.ts";
import styles from "./people-list.module.css";

/** Faces shown beside each other; on a phone two, of others (CSS). */
const shownFaces = 5;

/** Who is in the document. Everybody is in the list; beyond five, the faces make room for a number. */
export function PeopleList({ people }: { people: readonly PresentPerson[] }) {
  const more = people.length - shownFaces;
  return (
    <div className={styles.people}>
      <ul aria-label="People in this document" className={styles.faces}>
        {people.map((person, index) => (
          <li
            key={person.id}
            aria-label={person.name}
            data-self={person.isSelf}
            className={index < shownFaces ? styles.face : "visually-hidden"}
          >
            <Tooltip label={person.isSelf ? `${person.name} (you)` : person.name}>
              <span className={styles.ring} style={{ color: person.color }}>
                <Avatar name={person.name} color={person.color} decorative />
              </span>
            </Tooltip>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Popover
          label="People in this document"
          align="end"
          trigger={
            <button type="button" className={styles.more} aria-label={`Show all ${people.length} people`}>
              +{more}
            </button>
          }
        >
          <div className={styles.names}>
            {people.map((person) => (
              <div key={person.id} className={styles.name}>
                <Avatar name={person.name} color={person.color} size="sm" decorative />
                <span>{person.isSelf ? `${person.name} (you)` : person.name}</span>
              </div>
            ))}
          </div>
        </Popover>
      )}
    </div>
  );
}
