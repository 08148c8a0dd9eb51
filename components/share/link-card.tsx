"use client";

import { Check, Copy, RefreshCw, Unlink } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { type CopyOutcome, copyFromField } from "#components/ui/copy-from-field.ts";
import { useToast } from "#components/ui/toast.tsx";
import type { LinkEntry } from "#lib/collab/service-api.ts";
import { reasonOf } from "#lib/web-api/reason-of.ts";
import styles from "./link-card.module.css";
import { roleLabels } from "./role-words.ts";

interface LinkCardProps {
  link: LinkEntry;
  onRotate: () => Promise<void>;
  onRevoke: () => Promise<void>;
  /** Takes the revocation back. Called when the card is gone already. */
  onRestore: () => Promise<void>;
}

/** One link: its address to copy, what it allows, how often it was used, and the two ways to end it. */
export function LinkCard({ link, onRotate, onRevoke, onRestore }: LinkCardProps) {
  const [busy, setBusy] = useState<"rotate" | "revoke" | null>(null);
  const [note, setNote] = useState("");
  const toast = useToast();
  const labelId = useId();

  const rotate = async () => {
    setBusy("rotate");
    try {
      await onRotate();
      setNote("New link made. The old one has ended.");
    } catch (error) {
      toast({ text: `The link was not rotated. ${reasonOf(error)}`, tone: "danger" });
    }
    setBusy(null);
  };
  const restore = async () => {
    try {
      await onRestore();
      toast({ text: "The link works again. Who lost access opens it once more." });
    } catch (error) {
      toast({ text: `The link stays revoked. ${reasonOf(error)}`, tone: "danger" });
    }
  };
  // At once and without a question: when a link got into the wrong hands, a second click is one too many.
  const revoke = async () => {
    setBusy("revoke");
    try {
      await onRevoke();
      toast({ text: "Link revoked", action: { label: "Undo", onSelect: () => void restore() } });
    } catch (error) {
      setBusy(null);
      toast({ text: `The link was not revoked. ${reasonOf(error)}`, tone: "danger" });
    }
  };

  return (
    <li className={styles.card} aria-labelledby={labelId}>
      <p id={labelId} className={styles.head}>
        <span className={styles.role}>{roleLabels[link.role]}</span>
        <span className={styles.uses}>{usesText(link.uses)}</span>
      </p>
      <LinkAddress url={linkUrl(link.secret)} onCopied={setNote} />
      <div className={styles.foot}>
        <output className={styles.note}>{note}</output>
        <Button
          size="sm"
          variant="ghost"
          icon={<RefreshCw aria-hidden="true" />}
          busy={busy === "rotate"}
          onClick={() => void rotate()}
        >
          Rotate link
        </Button>
        <Button
          size="sm"
          variant="ghost"
          icon={<Unlink aria-hidden="true" />}
          busy={busy === "revoke"}
          onClick={() => void revoke()}
        >
          Revoke link
        </Button>
      </div>
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
