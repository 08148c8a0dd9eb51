"use client";

import { type SubmitEvent, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { SegmentedChoice } from "#components/ui/segmented-choice.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { type LinkRole, linkRoles } from "#lib/collab/role.ts";
import type { LinkEntry, PatchLink } from "#lib/collab/service-api.ts";
import { reasonOf } from "#lib/web-api/reason-of.ts";
import styles from "./link-editor.module.css";
import { linkEnd, toLocalField } from "./link-end.ts";
import { type LinkDraft, LinkFields } from "./link-fields.tsx";

interface LinkEditorProps {
  link: LinkEntry;
  onEdit: (change: PatchLink) => Promise<void>;
  onDone: () => void;
}

/** Changes what a link is. It counts at once for everybody who came by it. */
export function LinkEditor({ link, onEdit, onDone }: LinkEditorProps) {
  const [role, setRole] = useState<LinkRole>(link.role);
  const [draft, setDraft] = useState<LinkDraft>({
    label: link.label,
    ends: link.expiresAt === null ? "never" : "at",
    endsAt: link.expiresAt === null ? "" : toLocalField(link.expiresAt),
    usesPassword: link.hasPassword,
    password: "",
  });
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  const texts = useTexts();
  const roleOptions = linkRoles.map((value) => ({ value, label: texts(`share.choice.${value}`) }));

  const save = async () => {
    setBusy(true);
    try {
      await onEdit(changeOf(role, draft));
      onDone();
    } catch (error) {
      toast({ text: `${texts("share.notChanged")} ${reasonOf(error, texts)}`, tone: "danger" });
      setBusy(false);
    }
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!busy) void save();
  };

  return (
    <form onSubmit={submit} className={styles.editor}>
      <SegmentedChoice label={texts("share.allows")} value={role} options={roleOptions} onChange={setRole} />
      <LinkFields draft={draft} hasPassword={link.hasPassword} onChange={setDraft} />
      <p className={styles.note}>{texts("share.allowsNote")}</p>
      <div className={styles.foot}>
        <Button size="sm" onClick={onDone}>
          {texts("share.cancel")}
        </Button>
        <Button size="sm" type="submit" variant="primary" busy={busy}>
          {texts("share.save")}
        </Button>
      </div>
    </form>
  );
}

function changeOf(role: LinkRole, draft: LinkDraft): PatchLink {
  const expiresAt = linkEnd(draft.ends, draft.endsAt, Date.now());
  return {
    role,
    label: draft.label.trim(),
    ...(expiresAt !== undefined && { expiresAt }),
    ...(!draft.usesPassword && { password: null }),
    ...(draft.usesPassword && draft.password !== "" && { password: draft.password }),
  };
}
