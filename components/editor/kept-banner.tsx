"use client";

import { useState } from "react";
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
        title="Something that you wrote here was never saved"
        actions={
          <>
            <CopyChangesButton text={kept.text} />
            {update !== null && (
              <Button size="sm" busy={saving === "yes"} onClick={() => void saveAsNew(update)}>
                Save as a new document
              </Button>
            )}
            <Button size="sm" variant="ghost" onClick={onForget}>
              Discard
            </Button>
          </>
        }
      >
        It is from {new Date(kept.at).toLocaleString()} and is kept on this device.
        {saving === "failed" && " The new document could not be created. Try again."}
      </Banner>
    </div>
  );
}
