"use client";

import { Wordmark } from "#components/brand/wordmark.tsx";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { ComingRows } from "./coming-rows.tsx";
import homeStyles from "./documents-home.module.css";
import headerStyles from "./home-header.module.css";
import styles from "./home-skeleton.module.css";

/** The home page before its list is there: the same places, quiet shapes. */
export function HomeSkeleton() {
  const texts = useTexts();
  return (
    <>
      <header className={headerStyles.header}>
        <Wordmark />
      </header>
      <div className={homeStyles.page}>
        <div className={homeStyles.side} />
        <main className={homeStyles.main} aria-busy="true">
          <div className={homeStyles.top}>
            <div className={styles.search} />
          </div>
          <div className={homeStyles.head}>
            <h1 className="visually-hidden">{texts("documents.heading")}</h1>
          </div>
          <output className="visually-hidden">{texts("documents.loading")}</output>
          <ComingRows />
        </main>
      </div>
    </>
  );
}
