"use client";

import { type FormEvent, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { isSlug } from "#lib/collab/publish-api.ts";
import { reasonOf } from "#lib/web-api/reason-of.ts";
import { WebApiError } from "#lib/web-api/web-api-error.ts";
import styles from "./publish-part.module.css";

interface AddressFormProps {
  slug: string;
  /** Rejects when the page keeps its address. */
  onRename: (slug: string) => Promise<void>;
  onDone: () => void;
}

/** Gives a page another address. */
export function AddressForm({ slug, onRename, onDone }: AddressFormProps) {
  const [wanted, setWanted] = useState(slug);
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const texts = useTexts();
  const rename = async () => {
    const address = wanted.trim().toLowerCase();
    if (!isSlug(address)) return setError(texts("publish.wrongName"));
    setBusy(true);
    try {
      await onRename(address);
      onDone();
    } catch (failure) {
      const isTaken = failure instanceof WebApiError && failure.code === "conflict";
      setError(isTaken ? texts("publish.taken") : reasonOf(failure, texts));
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) void rename();
  };
  return (
    <form onSubmit={submit} className={styles.address}>
      <TextField
        label={texts("publish.name")}
        hint={texts("publish.nameHint")}
        error={error}
        value={wanted}
        maxLength={60}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => {
          setWanted(event.currentTarget.value);
          setError(undefined);
        }}
      />
      <div className={styles.buttons}>
        <Button type="submit" size="sm" busy={busy}>
          {texts("publish.save")}
        </Button>
        <Button size="sm" variant="ghost" onClick={onDone}>
          {texts("publish.cancel")}
        </Button>
      </div>
    </form>
  );
}
