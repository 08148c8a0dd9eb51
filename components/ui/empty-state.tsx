import type { ReactNode } from "react";
import styles from "./empty-state.module.css";

export interface EmptyStateProps {
  /** A drawing or icon; decoration only. */
  picture?: ReactNode;
  title: string;
  /** How the place is named for assistive technology: a heading of this level. */
  headingLevel?: 1 | 2;
  children?: ReactNode;
  actions?: ReactNode;
}

/** What stands where there is nothing yet, or nothing any more: says so, and leads on. */
export function EmptyState({ picture, title, headingLevel = 2, children, actions }: EmptyStateProps) {
  const Heading = headingLevel === 1 ? "h1" : "h2";
  return (
    <div className={styles.state}>
      {picture !== undefined && (
        <div aria-hidden="true" className={styles.picture}>
          {picture}
        </div>
      )}
      <Heading className={styles.title}>{title}</Heading>
      {children !== undefined && <div className={styles.text}>{children}</div>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
