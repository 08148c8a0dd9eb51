"use client";

import { Wordmark } from "#components/brand/wordmark.tsx";
import { useTexts } from "#components/texts/texts-provider.tsx";
import homeStyles from "./documents-home.module.css";
import headerStyles from "./home-header.module.css";
import styles from "./home-skeleton.module.css";

/** The home page before its list is there: the same places, quiet shapes. Fades in late, so that a quick answer shows none. */
export function HomeSkeleton() {
  const texts = useTexts();
  return (
    <>
      <header className={headerStyles.header}>
        <Wordmark />
      </header>
      <main className={homeStyles.page} aria-busy="true">
        <div className={homeStyles.top}>
          <h1 className={homeStyles.heading}>{texts("documents.heading")}</h1>
          <span className={styles.button} />
        </div>
        <output className="visually-hidden">{texts("documents.loading")}</output>
        <div aria-hidden="true" className={styles.late}>
          <div className={styles.search} />
          {["a", "b", "c", "d"].map((row) => (
            <div key={row} className={styles.row}>
              <div className={styles.title} />
              <div className={styles.detail} />
            </div>
          ))}
        </div>
      </main>
    </>
  );
}
