"use client";

import type { ReactNode } from "react";
import { Mark } from "#components/brand/mark.tsx";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { IconLink } from "#components/ui/icon-link.tsx";
import styles from "./top-bar.module.css";

interface TopBarProps {
  /** What somebody does here, in a word. */
  doing: ReactNode;
  title: ReactNode;
  chip: ReactNode;
  people: ReactNode;
  comments: ReactNode;
  bell: ReactNode;
  share: ReactNode;
  more: ReactNode;
}

/** The bar over a document. Where things stand; what they are is put in from outside. */
export function TopBar({ doing, title, chip, people, comments, bell, share, more }: TopBarProps) {
  const texts = useTexts();
  return (
    <div className={styles.bar}>
      <IconLink href="/" label={texts("editor.home")}>
        <Mark size={20} />
      </IconLink>
      <div className={styles.start}>
        {title}
        {chip}
      </div>
      <div className={styles.end}>
        {people}
        {doing}
        {comments}
        {bell}
        {share}
        {more}
      </div>
    </div>
  );
}
