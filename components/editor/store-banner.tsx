"use client";

import { useTexts } from "#components/texts/texts-provider.tsx";
import { Banner } from "#components/ui/banner.tsx";
import styles from "./freeze-banner.module.css";

/** Says why nothing can be typed just now. It goes away by itself. */
export function StoreBanner() {
  const texts = useTexts();
  return (
    <div className={styles.place}>
      <Banner tone="warn" title={texts("refusing.title")}>
        {texts("refusing.text")}
      </Banner>
    </div>
  );
}
