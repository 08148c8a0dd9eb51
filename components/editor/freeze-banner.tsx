"use client";

import { useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import type { DocumentSnapshot } from "#lib/collab/document-connection.ts";
import type { Texts } from "#lib/texts/texts.ts";
import { CopyChangesButton } from "./copy-changes-button.tsx";
import styles from "./freeze-banner.module.css";
import { freezeWays } from "./freeze-ways.ts";
import type { RescuedChanges } from "./rescue.ts";

interface FreezeBannerProps {
  frozen: keyof typeof freezeWays;
  /** The server's word on why access ended. */
  why?: DocumentSnapshot["why"];
  /** What was typed and is not saved; undefined when everything was. */
  rescued: RescuedChanges | undefined;
  /** Creates the document and goes there; rejects when that failed. */
  onSaveAsNew?: () => Promise<void>;
}

/** Says why nothing can be typed any more, and offers what was typed. */
export function FreezeBanner({ frozen, why, rescued, onSaveAsNew }: FreezeBannerProps) {
  const way = freezeWays[frozen];
  const texts = useTexts();
  const words = wordsFor(frozen, why);
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
        title={texts(`${words}.title`)}
        actions={
          <>
            {rescued !== undefined && <CopyChangesButton text={rescued.text} />}
            {rescued !== undefined && way.mayBecomeNew && (
              <Button size="sm" busy={saving === "yes"} onClick={() => void saveAsNew()}>
                {texts("rescue.saveAsNew")}
              </Button>
            )}
            {way.wayOut === "home" ? (
              <ButtonLink href="/">{texts("editor.home")}</ButtonLink>
            ) : (
              <Button size="sm" onClick={() => window.location.reload()}>
                {texts("editor.reload")}
              </Button>
            )}
          </>
        }
      >
        {rescued === undefined ? texts(`${words}.text`) : rescuedText(rescued, texts)}
        {saving === "failed" && ` ${texts("rescue.notCreated")}`}
      </Banner>
    </div>
  );
}

const endings = ["linkRevoked", "linkEnded", "removed", "left"] as const;

/** The texts that say what happened: of access that ended, as exactly as the server told. */
function wordsFor(frozen: keyof typeof freezeWays, why: DocumentSnapshot["why"]) {
  const ending = endings.find((each) => each === why);
  return frozen === "forbidden" && ending !== undefined
    ? (`ended.${ending}` as const)
    : (`frozen.${frozen}` as const);
}

function rescuedText({ changes, kept }: RescuedChanges, texts: Texts): string {
  return texts(kept === "nothing" ? "rescue.inTab" : "rescue.onDevice", { count: changes });
}
