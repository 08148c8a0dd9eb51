import styles from "./coming-rows.module.css";

/** Where rows will be: as high as they are. Fades in late, so that a quick answer shows none. */
export function ComingRows() {
  return (
    <div aria-hidden="true" className={styles.rows}>
      {["a", "b", "c", "d", "e", "f"].map((row) => (
        <div key={row} className={styles.row} />
      ))}
    </div>
  );
}
