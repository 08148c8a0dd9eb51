"use client";

import { useTexts } from "#components/texts/texts-provider.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import styles from "./follow-banner.module.css";
import type { Follow } from "./use-follow.ts";

/** Says whom the page follows, and ends it. */
export function FollowBanner({ follow: { followed, stop } }: { follow: Follow }) {
  const texts = useTexts();
  if (followed === undefined) return null;
  const { name, color } = followed;
  return (
    <>
      <div className={styles.frame} style={{ borderColor: color }} aria-hidden="true" />
      <div className={styles.banner} style={{ borderColor: color }}>
        <Avatar name={name} color={color} size="sm" decorative />
        <output className={styles.words}>
          {texts("follow.following", { name })}
          <span className={styles.hint}> {texts("follow.hint")}</span>
        </output>
        <Button size="sm" variant="ghost" onClick={stop}>
          {texts("follow.stop")}
        </Button>
      </div>
    </>
  );
}
