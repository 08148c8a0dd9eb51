"use client";

import { Wordmark } from "#components/brand/wordmark.tsx";
import { YourName } from "#components/person/your-name.tsx";
import { ThemeMenu } from "#components/theme/theme-menu.tsx";
import type { Person } from "#lib/collab/service-api.ts";
import styles from "./home-header.module.css";

interface HomeHeaderProps {
  person: Person;
  onRename: (name: string) => Promise<Person>;
}

/** The top of the home page: home, your name, the theme. */
export function HomeHeader({ person, onRename }: HomeHeaderProps) {
  return (
    <header className={styles.header}>
      <Wordmark />
      <div className={styles.you}>
        <YourName person={person} onRename={onRename} />
        <ThemeMenu />
      </div>
    </header>
  );
}
