import Link from "next/link";
import { Mark } from "./mark.tsx";
import styles from "./wordmark.module.css";

/** Mark and name, leading home. */
export function Wordmark() {
  return (
    <Link href="/" className={styles.link}>
      <Mark />
      <span>Quire</span>
    </Link>
  );
}
