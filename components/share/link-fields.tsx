"use client";

import { useTexts } from "#components/texts/texts-provider.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { limits } from "#lib/collab/limits.ts";
import { type LinkEndChoice, linkEndChoices } from "./link-end.ts";
import styles from "./link-fields.module.css";

/** What the fields hold, as typed. */
export interface LinkDraft {
  label: string;
  ends: LinkEndChoice;
  endsAt: string;
  usesPassword: boolean;
  password: string;
}

interface LinkFieldsProps {
  draft: LinkDraft;
  /** The link has a password already: an empty field keeps it. */
  hasPassword?: boolean;
  onChange: (draft: LinkDraft) => void;
}

/** Everything about a link but its role: what to call it, when it ends, its password. */
export function LinkFields({ draft, hasPassword = false, onChange }: LinkFieldsProps) {
  const texts = useTexts();
  const set = (change: Partial<LinkDraft>) => onChange({ ...draft, ...change });
  return (
    <div className={styles.fields}>
      <TextField
        label={texts("share.label")}
        hint={texts("share.labelHint")}
        value={draft.label}
        maxLength={80}
        autoComplete="off"
        onChange={(event) => set({ label: event.currentTarget.value })}
      />
      <div className={styles.pair}>
        <div className={styles.field}>
          <span className={styles.caption} aria-hidden="true">
            {texts("share.endsChoice")}
          </span>
          <Select
            label={texts("share.endsChoice")}
            value={draft.ends}
            onChange={(event) => {
              const chosen = linkEndChoices.find((choice) => choice === event.currentTarget.value);
              if (chosen !== undefined) set({ ends: chosen });
            }}
          >
            {linkEndChoices.map((choice) => (
              <option key={choice} value={choice}>
                {texts(`share.ends.${choice}`)}
              </option>
            ))}
          </Select>
        </div>
        {draft.ends === "at" && (
          <TextField
            label={texts("share.endsAt")}
            type="datetime-local"
            value={draft.endsAt}
            required
            onChange={(event) => set({ endsAt: event.currentTarget.value })}
          />
        )}
      </div>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={draft.usesPassword}
          onChange={(event) => set({ usesPassword: event.currentTarget.checked })}
        />
        {texts("share.askPassword")}
      </label>
      {draft.usesPassword && (
        <TextField
          label={texts("share.password")}
          value={draft.password}
          // Not of type password: it is chosen here to be told to others, and browsers would offer to keep it for this page.
          autoComplete="off"
          spellCheck={false}
          maxLength={limits.maxLinkPasswordLength}
          required={!hasPassword}
          hint={texts(hasPassword ? "share.passwordKeep" : "share.passwordHint")}
          onChange={(event) => set({ password: event.currentTarget.value })}
        />
      )}
    </div>
  );
}
