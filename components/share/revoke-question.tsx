"use client";

import { useEffect, useId, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { reasonOf } from "#lib/web-api/reason-of.ts";
import styles from "./revoke-question.module.css";

interface RevokeQuestionProps {
  onRevoke: () => Promise<void>;
  onKeep: () => void;
}

/** Asks once, in place, before a link ends: it can't be brought back, and people may be writing through it. */
export function RevokeQuestion({ onRevoke, onKeep }: RevokeQuestionProps) {
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  const textId = useId();
  const keepButton = useRef<HTMLButtonElement>(null);

  // The button that was pressed gave way to this question; the harmless answer takes the focus.
  useEffect(() => keepButton.current?.focus(), []);

  const revoke = async () => {
    setBusy(true);
    try {
      await onRevoke();
      toast({ text: "Link revoked" });
    } catch (error) {
      setBusy(false);
      toast({ text: `The link was not revoked. ${reasonOf(error)}`, tone: "danger" });
    }
  };

  return (
    <div role="alertdialog" aria-labelledby={textId} className={styles.question}>
      <p id={textId} className={styles.text}>
        The link stops working for good. People who came only by it lose access at once.
      </p>
      <div className={styles.actions}>
        <Button size="sm" variant="danger" busy={busy} onClick={() => void revoke()}>
          Revoke link
        </Button>
        <Button ref={keepButton} size="sm" onClick={onKeep}>
          Keep it
        </Button>
      </div>
    </div>
  );
}
