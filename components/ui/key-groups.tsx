import { classNames } from "./class-names.ts";
import styles from "./key-groups.module.css";

export interface KeyGroup {
  name: string;
  /** What keys do, and the keys as they are to be read; one of them is enough. */
  rows: readonly { label: string; keys: readonly string[] }[];
}

/** Keys and what they do, in groups with a heading each. `columns`: side by side where there is room. */
export function KeyGroups({ groups, columns = false }: { groups: readonly KeyGroup[]; columns?: boolean }) {
  return (
    <div className={classNames(columns && styles.columns)}>
      {groups.map(({ name, rows }) => (
        <section key={name} className={styles.group}>
          <h3 className={styles.name}>{name}</h3>
          <dl className={styles.rows}>
            {rows.map(({ label, keys }) => (
              <div key={`${label} ${keys.join(" ")}`} className={styles.row}>
                <dt>{label}</dt>
                <dd>
                  {keys.map((key) => (
                    <kbd key={key} className={styles.key}>
                      {key}
                    </kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
