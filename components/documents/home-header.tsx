"use client";

import { Settings } from "lucide-react";
import { Wordmark } from "#components/brand/wordmark.tsx";
import { Bell } from "#components/notices/bell.tsx";
import { YourName } from "#components/person/your-name.tsx";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { ThemeMenu } from "#components/theme/theme-menu.tsx";
import { IconLink } from "#components/ui/icon-link.tsx";
import type { Person } from "#lib/collab/service-api.ts";
import styles from "./home-header.module.css";

interface HomeHeaderProps {
  person: Person;
  onRename: (name: string) => Promise<Person>;
}

/** The top of the home page: home, your name, what is new, the theme. */
export function HomeHeader({ person, onRename }: HomeHeaderProps) {
  const texts = useTexts();
  return (
    <header className={styles.header}>
      <Wordmark />
      <div className={styles.you}>
        <YourName person={person} onRename={onRename} />
        <Bell isRested />
        <IconLink href="/settings" label={texts("settings.open")}>
          <Settings aria-hidden="true" />
        </IconLink>
        <ThemeMenu />
      </div>
    </header>
  );
}
