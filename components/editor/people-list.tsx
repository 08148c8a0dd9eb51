"use client";

import { useTexts } from "#components/texts/texts-provider.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import type { PresentPerson } from "#lib/collab/people-present.ts";
import styles from "./people-list.module.css";

/** Faces shown beside each other; on a phone two, of others (CSS). */
const shownFaces = 5;

/** Who is in the document. Everybody is in the list; beyond five, the faces make room for a number. */
export function PeopleList({ people }: { people: readonly PresentPerson[] }) {
  const texts = useTexts();
  const nameOf = ({ name, isSelf }: PresentPerson) => (isSelf ? texts("person.you", { name }) : name);
  const more = people.length - shownFaces;
  return (
    <div className={styles.people}>
      <ul aria-label={texts("editor.people")} className={styles.faces}>
        {people.map((person, index) => (
          <li
            key={person.id}
            aria-label={person.name}
            data-self={person.isSelf}
            className={index < shownFaces ? styles.face : "visually-hidden"}
          >
            <Tooltip label={nameOf(person)}>
              <span className={styles.ring} style={{ color: person.color }}>
                <Avatar name={person.name} color={person.color} decorative />
              </span>
            </Tooltip>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Popover
          label={texts("editor.people")}
          align="end"
          trigger={
            <button
              type="button"
              className={styles.more}
              aria-label={texts("editor.showPeople", { count: people.length })}
            >
              +{more}
            </button>
          }
        >
          <div className={styles.names}>
            {people.map((person) => (
              <div key={person.id} className={styles.name}>
                <Avatar name={person.name} color={person.color} size="sm" decorative />
                <span>{nameOf(person)}</span>
              </div>
            ))}
          </div>
        </Popover>
      )}
    </div>
  );
}
