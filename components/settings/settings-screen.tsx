"use client";

import { useState } from "react";
import { Wordmark } from "#components/brand/wordmark.tsx";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { ThemeField } from "#components/theme/theme-field.tsx";
import type { Device, Person } from "#lib/collab/service-api.ts";
import type { Theme } from "#lib/theme/theme.ts";
import { webApi } from "#lib/web-api/lazy-web-api.ts";
import { ColorField } from "./color-field.tsx";
import { DevicesSection } from "./devices-section.tsx";
import { NameField } from "./name-field.tsx";
import styles from "./settings-screen.module.css";

interface SettingsScreenProps {
  me: Person;
  devices: readonly Device[];
  theme: Theme;
  /** When the server rendered, ms since 1970. */
  now: number;
}

/** The page `/settings`: name, colour, theme and devices of whoever opens it. */
export function SettingsScreen({ me, devices, theme, now }: SettingsScreenProps) {
  const texts = useTexts();
  const [person, setPerson] = useState(me);
  return (
    <>
      <header className={styles.header}>
        <Wordmark />
      </header>
      <main className={styles.main}>
        <h1 className={styles.title}>{texts("settings.title")}</h1>
        <NameField person={person} onRename={async (name) => setPerson(await webApi.changeMe({ name }))} />
        <ColorField person={person} onChoose={async (color) => setPerson(await webApi.changeMe({ color }))} />
        <ThemeField initial={theme} />
        <DevicesSection initial={devices} now={now} actions={webApi} />
      </main>
    </>
  );
}
