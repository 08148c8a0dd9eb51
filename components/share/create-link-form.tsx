"use client";

import { LinkIcon } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { SegmentedChoice } from "#components/ui/segmented-choice.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { WordButton } from "#components/ui/word-button.tsx";
import { limits } from "#lib/collab/limits.ts";
import { type LinkRole, linkRoles } from "#lib/collab/role.ts";
import type { NewLink } from "#lib/collab/service-api.ts";
import { reasonOf } from "#lib/web-api/reason-of.ts";
import styles from "./create-link-form.module.css";
import { linkEnd } from "./link-end.ts";
import { type LinkDraft, LinkFields } from "./link-fields.tsx";

const emptyDraft: LinkDraft = { label: "", ends: "never", endsAt: "", usesPassword: false, password: "" };

/** Chooses what a new link allows, and makes it. Everything else about it is out of the way until it is wanted. */
export function CreateLinkForm({ onCreate }: { onCreate: (link: NewLink) => Promise<void> }) {
  const [role, setRole] = useState<LinkRole>("edit");
  const [hasOptions, setHasOptions] = useState(false);
  const [draft, setDraft] = useState(emptyDraft);
  const [invite, setInvite] = useState("");
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState(0);
  const toast = useToast();
  const texts = useTexts();
  const roleOptions = linkRoles.map((value) => ({ value, label: texts(`share.choice.${value}`) }));

  const create = async () => {
    setBusy(true);
    try {
      await onCreate({ role, ...(hasOptions && optionsOf(draft, invite)) });
      setMade((count) => count + 1);
      setHasOptions(false);
      setDraft(emptyDraft);
      setInvite("");
    } catch (error) {
      toast({ text: `${texts("share.notCreated")} ${reasonOf(error, texts)}`, tone: "danger" });
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) void create();
  };

  return (
    <form onSubmit={submit} className={styles.form}>
      <div className={styles.row}>
        <SegmentedChoice
          label={texts("share.choice")}
          value={role}
          options={roleOptions}
          onChange={setRole}
        />
        <Button type="submit" variant="primary" icon={<LinkIcon aria-hidden="true" />} busy={busy}>
          {texts("share.createLink")}
        </Button>
      </div>
      <div className={styles.under}>
        <p className={styles.meaning}>{texts(`share.meaning.${role}`)}</p>
        <WordButton aria-expanded={hasOptions} onClick={() => setHasOptions(!hasOptions)}>
          {texts("share.options")}
        </WordButton>
      </div>
      {hasOptions && (
        <div className={styles.options}>
          <TextField
            label={texts("share.invite")}
            hint={texts("share.inviteHint")}
            value={invite}
            maxLength={limits.maxPersonNameLength}
            autoComplete="off"
            onChange={(event) => setInvite(event.currentTarget.value)}
          />
          <LinkFields draft={draft} onChange={setDraft} />
        </div>
      )}
      <output key={made} className="visually-hidden">
        {made > 0 && texts("share.created")}
      </output>
    </form>
  );
}

function optionsOf(draft: LinkDraft, invite: string): Omit<NewLink, "role"> {
  const name = invite.trim();
  return {
    label: draft.label.trim(),
    expiresAt: linkEnd(draft.ends, draft.endsAt, Date.now()) ?? null,
    ...(draft.usesPassword && draft.password !== "" && { password: draft.password }),
    ...(name !== "" && { invite: name }),
  };
}
