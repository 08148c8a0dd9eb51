"use client";

import { type SubmitEvent, useEffect, useRef, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { insertByAddress } from "#lib/editor/pictures/pictures.ts";
import type { EditorHost } from "../editor-host.ts";
import styles from "./image-control.module.css";

interface ImagePanelProps {
  host: EditorHost;
  onChooseFile: () => void;
  onDone: () => void;
}

/** Where a picture comes from. */
export function ImagePanel({ host, onChooseFile, onDone }: ImagePanelProps) {
  const texts = useTexts();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <div className={styles.panel}>
      <Button ref={first} variant="primary" onClick={onChooseFile}>
        {texts("picture.choose")}
      </Button>
      <AddressForm host={host} onDone={onDone} />
    </div>
  );
}

function AddressForm({ host, onDone }: { host: EditorHost; onDone: () => void }) {
  const texts = useTexts();
  const [address, setAddress] = useState("");
  const [refused, setRefused] = useState(false);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const insert = insertByAddress(address.trim());
    if (host.state === undefined || !insert(host.state)) return setRefused(true);
    host.run(insert);
    onDone();
  };
  return (
    <form onSubmit={submit} className={styles.form} noValidate>
      <p className={styles.or}>{texts("picture.orAddress")}</p>
      <TextField
        label={texts("picture.address")}
        hideLabel
        type="url"
        inputMode="url"
        placeholder="https://"
        autoComplete="off"
        spellCheck={false}
        value={address}
        hint={texts("picture.hint")}
        error={refused ? texts("picture.refused") : undefined}
        onChange={(event) => {
          setAddress(event.currentTarget.value);
          setRefused(false);
        }}
      />
      <Button type="submit" size="sm" disabled={address.trim() === ""}>
        {texts("picture.add")}
      </Button>
    </form>
  );
}
