"use client";

import { type SubmitEvent, useEffect, useRef, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { setLink, unsetLink } from "#lib/editor/commands/link.ts";
import { safeHref } from "#lib/editor/queries/safe-href.ts";
import type { EditorHost } from "./editor-host.ts";
import styles from "./link-control.module.css";

/** The address of a link, to write, change or take off. */
export function LinkForm({
  host,
  href,
  onDone,
}: {
  host: EditorHost;
  href: string | undefined;
  onDone: () => void;
}) {
  const texts = useTexts();
  const [address, setAddress] = useState(href ?? "");
  const [refused, setRefused] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const target = href === undefined ? undefined : safeHref(href);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (safeHref(address.trim()) === undefined) {
      setRefused(true);
      return;
    }
    host.run(setLink(address.trim()));
    onDone();
  };
  return (
    <form onSubmit={submit} className={styles.form} noValidate>
      <TextField
        ref={field}
        label={texts("format.linkAddress")}
        type="url"
        inputMode="url"
        placeholder="https://"
        autoComplete="off"
        spellCheck={false}
        value={address}
        error={refused ? texts("format.linkRefused") : undefined}
        onChange={(event) => {
          setAddress(event.currentTarget.value);
          setRefused(false);
        }}
      />
      <div className={styles.actions}>
        <Button type="submit" size="sm" variant="primary">
          {texts(href === undefined ? "format.addLink" : "format.changeLink")}
        </Button>
        {href !== undefined && (
          <Button
            size="sm"
            variant="ghost"
            onClick={() => {
              host.run(unsetLink);
              onDone();
            }}
          >
            {texts("format.removeLink")}
          </Button>
        )}
        {target !== undefined && (
          <a href={target} target="_blank" rel="noopener noreferrer nofollow" className={styles.open}>
            {texts("format.openLink")}
          </a>
        )}
      </div>
    </form>
  );
}
