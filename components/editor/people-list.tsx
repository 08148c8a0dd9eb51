"use client";

import { useTexts } from "#components/texts/texts-provider.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import styles from "./people-list.module.css";
import type { Follow } from "./use-follow.ts";
import type { ShownPerson } from "./use-people-present.ts";

/** Faces shown beside each other. */
const shownFaces = 5;
/** On a phone two, of others: one's own is left out (people-list.module.css). */
const hiddenOnPhone = (count: number) => count - 3;

interface PeopleListProps {
  people: readonly ShownPerson[];
  follow: Follow;
}

/** Who is in the document. Everybody is in the list; beyond the faces that there is room for stands a number, with a list of all. */
export function PeopleList({ people, follow }: PeopleListProps) {
  const texts = useTexts();
  const nameOf = ({ name, isSelf, isIdle }: ShownPerson) => {
    if (isSelf) return texts("person.you", { name });
    return isIdle ? texts("follow.idle", { name }) : name;
  };
  // Who only reads has no caret to follow.
  const mayFollow = ({ isSelf, carets }: ShownPerson) => !isSelf && carets.length > 0;
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
              {mayFollow(person) && index < shownFaces ? (
                <button
                  type="button"
                  className={styles.ring}
                  data-idle={person.isIdle}
                  aria-label={texts("follow.start", { name: person.name })}
                  aria-pressed={follow.followed?.id === person.id}
                  style={{ color: person.color }}
                  onClick={() => follow.toggle(person.id)}
                >
                  <Avatar name={person.name} color={person.color} decorative />
                </button>
              ) : (
                <span className={styles.ring} style={{ color: person.color }}>
                  <Avatar name={person.name} color={person.color} decorative />
                </span>
              )}
            </Tooltip>
          </li>
        ))}
      </ul>
      {hiddenOnPhone(people.length) > 0 && (
        <Popover
          label={texts("editor.people")}
          align="end"
          trigger={
            <button
              type="button"
              className={styles.more}
              data-phone-only={more <= 0}
              aria-label={texts("editor.showPeople", { count: people.length })}
            >
              <span className={styles.wide}>+{more}</span>
              <span className={styles.phone}>+{hiddenOnPhone(people.length)}</span>
            </button>
          }
        >
          <div className={styles.names}>
            {people.map((person) => {
              const words = (
                <>
                  <Avatar name={person.name} color={person.color} size="sm" decorative />
                  <span>{nameOf(person)}</span>
                </>
              );
              return mayFollow(person) ? (
                <button
                  key={person.id}
                  type="button"
                  className={styles.name}
                  aria-pressed={follow.followed?.id === person.id}
                  onClick={() => follow.toggle(person.id)}
                >
                  {words}
                </button>
              ) : (
                <div key={person.id} className={styles.name}>
                  {words}
                </div>
              );
            })}
          </div>
        </Popover>
      )}
    </div>
  );
}
