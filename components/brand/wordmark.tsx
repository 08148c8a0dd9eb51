import { PageLink } from "#components/ui/page-link.tsx";
import { Mark } from "./mark.tsx";
import styles from "./wordmark.module.css";

/** Mark and name, leading home. */
export function Wordmark() {
  return (
    <PageLink href="/" className={styles.link}>
      <Mark />
      <span>Quire</span>
    </PageLink>
  );
}
