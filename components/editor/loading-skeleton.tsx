import styles from "./loading-skeleton.module.css";

/** Stands where the text will be. Shows only after a moment: on a quick line it would be a flash. */
export function LoadingSkeleton() {
  return (
    <div className={styles.skeleton} aria-hidden="true">
      {[62, 100, 94, 98, 40].map((width) => (
        <span key={width} className={styles.line} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
