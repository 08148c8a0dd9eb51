"use client";

import { useSyncExternalStore } from "react";
import { createPortal } from "react-dom";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { deviceStorage } from "#lib/collab/kept-changes.ts";
import { hearKept, keptSuggestions } from "#lib/comments/suggestions/kept-suggestions.ts";
import { proposalText } from "#lib/comments/suggestions/proposal-text.ts";
import { CopyChangesButton } from "../copy-changes-button.tsx";
import styles from "../freeze-banner.module.css";

interface LostSuggestionsProps {
  personId: string;
  documentId: string;
}

/** What somebody suggested who may no longer: it cannot be sent, and it is not gone. */
export function LostSuggestions({ personId, documentId }: LostSuggestionsProps) {
  const texts = useTexts();
  const kept = keptSuggestions(deviceStorage(), personId, documentId);
  // A text compares equal as long as nothing of it changes.
  const words = useSyncExternalStore(
    hearKept,
    () =>
      kept
        .all()
        .map((each) =>
          proposalText({ ...each, suggestion: { ...each, state: "open", decidedBy: null } }, texts),
        )
        .join("\n"),
    () => "",
  );
  const header = document.querySelector("[data-head]");
  if (words === "" || header === null) return null;
  const lines = [...new Set(words.split("\n"))];
  return createPortal(
    <div className={classNames(styles.place, styles.inHead)}>
      <Banner
        title={texts("suggesting.lost", { count: lines.length })}
        actions={
          <>
            <CopyChangesButton text={words} />
            <Button
              size="sm"
              variant="ghost"
              onClick={() => {
                for (const { id } of kept.all()) kept.remove(id);
              }}
            >
              {texts("kept.discard")}
            </Button>
          </>
        }
      >
        {texts("suggesting.lostText")}
        {lines.map((line) => (
          <span key={line} dir="auto" className={styles.line}>
            {line}
          </span>
        ))}
      </Banner>
    </div>,
    header,
  );
}
