import type { ReactNode } from "react";
import { Wordmark } from "#components/brand/wordmark.tsx";
import styles from "./plain-page.module.css";

/** A page with one thing to say: the wordmark at the top, the message in the middle. */
export function PlainPage({ children }: { children: ReactNode }) {
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <Wordmark />
      </header>
      <main className={styles.main}>{children}</main>
    </div>
  );
}
