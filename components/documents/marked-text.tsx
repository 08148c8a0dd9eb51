import type { MarkedText as Marked } from "#lib/collab/home-api.ts";
import styles from "./marked-text.module.css";

/** A text with the places that match drawn out. */
export function MarkedText({ text, marks }: Marked) {
  const parts = marks.map(([from, to], index) => ({
    from,
    before: text.slice(marks[index - 1]?.[1] ?? 0, from),
    marked: text.slice(from, to),
  }));
  return (
    <>
      {parts.map(({ from, before, marked }) => (
        <span key={from}>
          {before}
          <mark className={styles.mark}>{marked}</mark>
        </span>
      ))}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  );
}
