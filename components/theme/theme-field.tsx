"use client";

import { useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { SegmentedChoice } from "#components/ui/segmented-choice.tsx";
import { type Theme, themes } from "#lib/theme/theme.ts";
import { applyTheme } from "./apply-theme.ts";
import styles from "./theme-field.module.css";

/** The choice of the theme, in a page. */
export function ThemeField({ initial }: { initial: Theme }) {
  const texts = useTexts();
  const [theme, setTheme] = useState(initial);
  return (
    <div>
      <p className={styles.caption} aria-hidden="true">
        {texts("ui.theme")}
      </p>
      <SegmentedChoice
        label={texts("ui.theme")}
        value={theme}
        options={themes.map((value) => ({ value, label: texts(`ui.theme.${value}`) }))}
        onChange={(chosen) => {
          applyTheme(chosen);
          setTheme(chosen);
        }}
      />
    </div>
  );
}
