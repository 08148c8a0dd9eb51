"use client";

import { Pencil, RefreshCw, Unlink } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { CopyField } from "#components/ui/copy-field.tsx";
import { useToast } from "#components/ui/toast.tsx";
import type { LinkEntry, PatchLink } from "#lib/collab/service-api.ts";
import { reasonOf } from "#lib/web-api/reason-of.ts";
import styles from "./link-card.module.css";
import { LinkEditor } from "./link-editor.tsx";
import { linkFacts } from "./link-facts.ts";
import { useNow } from "./use-now.ts";

interface LinkCardProps {
  link: LinkEntry;
  /** The rows of those who came by it. */
  people?: ReactNode;
  onEdit: (change: PatchLink) => Promise<void>;
  onRotate: () => Promise<void>;
  onRevoke: () => Promise<void>;
  /** Takes the revocation back. Called when the card is gone already. */
  onRestore: () => Promise<void>;
}

/** One link: its address to copy, what it allows, how it was used and by whom, and the ways to change and end it. */
export function LinkCard({ link, people, onEdit, onRotate, onRevoke, onRestore }: LinkCardProps) {
  const [editing, setEditing] = useState(false);
  const now = useNow();
  const [busy, setBusy] = useState<"rotate" | "revoke" | null>(null);
  const [note, setNote] = useState("");
  const toast = useToast();
  const texts = useTexts();
  const labelId = useId();

  const rotate = async () => {
    setBusy("rotate");
    try {
      await onRotate();
      setNote(texts("share.rotated"));
    } catch (error) {
      toast({ text: `${texts("share.notRotated")} ${reasonOf(error, texts)}`, tone: "danger" });
    }
    setBusy(null);
  };
  const restore = async () => {
    try {
      await onRestore();
      toast({ text: texts("share.restored") });
    } catch (error) {
      toast({ text: `${texts("share.notRestored")} ${reasonOf(error, texts)}`, tone: "danger" });
    }
  };
  // At once and without a question: when a link got into the wrong hands, a second click is one too many.
  const revoke = async () => {
    setBusy("revoke");
    try {
      await onRevoke();
      toast({
        text: texts("share.revoked"),
        action: { label: texts("ui.undo"), onSelect: () => void restore() },
      });
    } catch (error) {
      setBusy(null);
      toast({ text: `${texts("share.notRevoked")} ${reasonOf(error, texts)}`, tone: "danger" });
    }
  };

  return (
    <li className={styles.card} aria-labelledby={labelId}>
      <p id={labelId} className={styles.head}>
        <span className={styles.role}>{texts(`share.role.${link.role}`)}</span>
        {link.invitation !== null && (
          <span className={styles.label}>{texts("share.for", { name: link.invitation.name })}</span>
        )}
        {link.label !== "" && <span className={styles.label}>{link.label}</span>}
      </p>
      <p className={styles.facts}>{linkFacts(link, now, texts).join(" · ")}</p>
      <CopyField
        label={texts("share.link")}
        value={linkUrl(link.secret)}
        copyLabel={texts("share.copyLink")}
        onCopied={(outcome) => setNote(texts(`share.${outcome}`))}
      />
      <div className={styles.foot}>
        <output className={styles.note}>{note}</output>
        <Button
          size="sm"
          variant="ghost"
          icon={<Pencil aria-hidden="true" />}
          aria-expanded={editing}
          onClick={() => setEditing(!editing)}
        >
          {texts("share.edit")}
        </Button>
        <Button
          size="sm"
          variant="ghost"
          icon={<RefreshCw aria-hidden="true" />}
          busy={busy === "rotate"}
          onClick={() => void rotate()}
        >
          {texts("share.rotateLink")}
        </Button>
        <Button
          size="sm"
          variant="ghost"
          icon={<Unlink aria-hidden="true" />}
          busy={busy === "revoke"}
          onClick={() => void revoke()}
        >
          {texts("share.revokeLink")}
        </Button>
      </div>
      {editing && <LinkEditor link={link} onEdit={onEdit} onDone={() => setEditing(false)} />}
      {people}
    </li>
  );
}

/** Absolute, as it goes into a mail. Rendered only in an open dialog, so there is a location. */
function linkUrl(secret: string): string {
  return `${location.origin}/l/${secret}`;
}
