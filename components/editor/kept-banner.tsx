"use client";

import { useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import type { KeptChanges } from "#lib/collab/kept-changes.ts";
import { CopyChangesButton } from "./copy-changes-button.tsx";
import styles from "./freeze-banner.module.css";

interface KeptBannerProps {
  kept: KeptChanges;
  onSaveAsNew: (update: string) => Promise<void>;
  onForget: () => void;
}

/** Offers what an earlier visit could not save. */
export function KeptBanner({ kept, onSaveAsNew, onForget }: KeptBannerProps) {
  const { update } = kept;
  const texts = useTexts();
  const [saving, setSaving] = useState<"no" | "yes" | "failed">("no");
  const saveAsNew = async (content: string) => {
    setSaving("yes");
    try {
      await onSaveAsNew(content);
    } catch {
      setSaving("failed");
    }
  };
  return (
    <div className={styles.place}>
      <Banner
        title={texts("kept.title")}
        actions={
          <>
            <CopyChangesButton text={kept.text} />
            {update !== null && (
              <Button size="sm" busy={saving === "yes"} onClick={() => void saveAsNew(update)}>
                {texts("rescue.saveAsNew")}
              </Button>
            )}
            <Button size="sm" variant="ghost" onClick={onForget}>
              {texts("kept.discard")}
            </Button>
          </>
        }
      >
        {texts("kept.text", { when: new Date(kept.at).toLocaleString(texts.locale) })}
        {saving === "failed" && ` ${texts("rescue.notCreated")}`}
      </Banner>
    </div>
  );
}
