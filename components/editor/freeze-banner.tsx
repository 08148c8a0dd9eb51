"use client";

import { useState } from "react";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { CopyChangesButton } from "./copy-changes-button.tsx";
import styles from "./freeze-banner.module.css";
import { freezeWords } from "./freeze-words.ts";
import type { RescuedChanges } from "./rescue.ts";

interface FreezeBannerProps {
  frozen: keyof typeof freezeWords;
  /** What was typed and is not saved; undefined when everything was. */
  rescued: RescuedChanges | undefined;
  /** Creates the document and goes there; rejects when that failed. */
  onSaveAsNew?: () => Promise<void>;
}

/** Says why nothing can be typed any more, and offers what was typed. */
export function FreezeBanner({ frozen, rescued, onSaveAsNew }: FreezeBannerProps) {
  const words = freezeWords[frozen];
  const [saving, setSaving] = useState<"no" | "yes" | "failed">("no");
  const saveAsNew = async () => {
    setSaving("yes");
    try {
      await onSaveAsNew?.();
    } catch {
      setSaving("failed");
    }
  };
  return (
    <div className={styles.place}>
      <Banner
        tone="warn"
        title={words.title}
        actions={
          <>
            {rescued !== undefined && <CopyChangesButton text={rescued.text} />}
            {rescued !== undefined && words.mayBecomeNew && (
              <Button size="sm" busy={saving === "yes"} onClick={() => void saveAsNew()}>
                Save as a new document
              </Button>
            )}
            {words.wayOut === "home" ? (
              <ButtonLink href="/">Your documents</ButtonLink>
            ) : (
              <Button size="sm" onClick={() => window.location.reload()}>
                Reload
              </Button>
            )}
          </>
        }
      >
        {rescued === undefined ? words.text : rescuedText(rescued)}
        {saving === "failed" && " The new document could not be created. Try again."}
      </Banner>
    </div>
  );
}

function rescuedText({ changes, kept }: RescuedChanges): string {
  const what = changes === 1 ? "Your last change was" : `Your last ${changes} changes were`;
  return kept === "nothing"
    ? `${what} not saved. Keep this tab open until you have copied them.`
    : `${what} not saved. They are kept on this device.`;
}
