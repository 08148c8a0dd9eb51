"use client";

import { Check, Copy, RefreshCw, Unlink } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { type CopyOutcome, copyFromField } from "#components/ui/copy-from-field.ts";
import { useToast } from "#components/ui/toast.tsx";
import type { LinkEntry } from "#lib/collab/service-api.ts";
import { reasonOf } from "#lib/web-api/reason-of.ts";
import styles from "./link-card.module.css";
import { RevokeQuestion } from "./revoke-question.tsx";
import { roleLabels } from "./role-words.ts";

interface LinkCardProps {
  link: LinkEntry;
  onRotate: () => Promise<void>;
  onRevoke: () => Promise<void>;
}

/** One link: its address to copy, what it allows, how often it was used, and the two ways to end it. */
export function LinkCard({ link, onRotate, onRevoke }: LinkCardProps) {
  const [asking, setAsking] = useState(false);
  const [rotating, setRotating] = useState(false);
  const [note, setNote] = useState("");
  const revokeButton = useRef<HTMLButtonElement>(null);
  const toast = useToast();
  const labelId = useId();

  const rotate = async () => {
    setRotating(true);
    try {
      await onRotate();
      setNote("New link made. The old one has ended.");
    } catch (error) {
      toast({ text: `The link was not rotated. ${reasonOf(error)}`, tone: "danger" });
    } finally {
      setRotating(false);
    }
  };
  const keep = () => {
    setAsking(false);
    // The question goes away with the focus in it; it came from this button.
    requestAnimationFrame(() => revokeButton.current?.focus());
  };

  return (
    <li className={styles.card} aria-labelledby={labelId}>
      <p id={labelId} className={styles.head}>
        <span className={styles.role}>{roleLabels[link.role]}</span>
        <span className={styles.uses}>{usesText(link.uses)}</span>
      </p>
      <LinkAddress url={linkUrl(link.secret)} onCopied={setNote} />
      {asking ? (
        <RevokeQuestion onRevoke={onRevoke} onKeep={keep} />
      ) : (
        <div className={styles.foot}>
          <output className={styles.note}>{note}</output>
          <Button
            size="sm"
            variant="ghost"
            icon={<RefreshCw aria-hidden="true" />}
            busy={rotating}
            onClick={() => void rotate()}
          >
            Rotate link
          </Button>
          <Button
            ref={revokeButton}
            size="sm"
            variant="ghost"
            icon={<Unlink aria-hidden="true" />}
            onClick={() => setAsking(true)}
          >
            Revoke link
          </Button>
        </div>
      )}
    </li>
  );
}

const copyNotes: Record<CopyOutcome, string> = {
  copied: "Link copied",
  selected: "The link is selected: copy it with your keyboard or a long press",
};

function LinkAddress({ url, onCopied }: { url: string; onCopied: (note: string) => void }) {
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => {
    if (field.current === null) return;
    const outcome = await copyFromField(field.current);
    // Selecting scrolls to the end of the address; its beginning says more.
    field.current.scrollLeft = 0;
    setCopied(outcome === "copied");
    onCopied(copyNotes[outcome]);
  };

  return (
    <div className={styles.address}>
      <input
        ref={field}
        type="text"
        readOnly
        aria-label="Link"
        className={styles.url}
        value={url}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        icon={copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
        onClick={() => void copy()}
      >
        Copy link
      </Button>
    </div>
  );
}

/** Absolute, as it goes into a mail. Rendered only in an open dialog, so there is a location. */
function linkUrl(secret: string): string {
  return `${location.origin}/l/${secret}`;
}

function usesText(uses: number): string {
  if (uses === 0) return "Not used yet";
  return uses === 1 ? "Used by 1 person" : `Used by ${uses} people`;
}
