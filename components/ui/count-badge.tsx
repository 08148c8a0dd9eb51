import type { ReactNode } from "react";
import styles from "./count-badge.module.css";

interface CountBadgeProps {
  /** Nothing is shown at 0. */
  count: number;
  /** What the number means, for those who hear the page; left out where the button's name says it already. */
  meaning?: string;
  /** The meaning's id, for a button that is described by it. */
  meaningId?: string;
  /** The button that the number sits on. */
  children: ReactNode;
}

/** A number on the corner of a button: how many things wait behind it. */
export function CountBadge({ count, meaning, meaningId, children }: CountBadgeProps) {
  return (
    <span className={styles.place}>
      {children}
      {count > 0 && (
        <span className={styles.count}>
          <span aria-hidden="true">{count}</span>
          {meaning !== undefined && (
            <span id={meaningId} className="visually-hidden">
              {meaning}
            </span>
          )}
        </span>
      )}
    </span>
  );
}
