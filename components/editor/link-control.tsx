"use client";

import { Link2 } from "lucide-react";
import type { EditorState } from "prosemirror-state";
import { type SubmitEvent, useEffect, useRef, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { setLink, unsetLink } from "#lib/editor/commands/link.ts";
import { linkAtCaret } from "#lib/editor/queries/link-at-caret.ts";
import { safeHref } from "#lib/editor/queries/safe-href.ts";
import type { EditorHost } from "./editor-host.ts";
import styles from "./link-control.module.css";
import { ToolbarPopover } from "./toolbar-popover.tsx";
import { useEditor } from "./use-editor.ts";

/** The link under the caret, to make, change or take off. Mod-K opens it from the text. */
export function LinkControl({
  host,
  shortcut,
  disabled,
}: {
  host: EditorHost;
  shortcut: string;
  disabled: boolean;
}) {
  const texts = useTexts();
  const [open, setOpen] = useState(false);
  // Opened again while it still closes, the panel keeps its content: a number of its own makes each opening begin anew.
  const [opening, setOpening] = useState(0);
  const { href } = useEditor(host, hrefOf, { href: undefined });
  const change = (next: boolean) => {
    if (next) setOpening((count) => count + 1);
    setOpen(next);
  };
  useEffect(
    () =>
      host.onWish("link", () => {
        setOpening((count) => count + 1);
        setOpen(true);
      }),
    [host],
  );
  return (
    <ToolbarPopover
      host={host}
      label={texts("format.link")}
      icon={<Link2 aria-hidden="true" />}
      shortcut={shortcut}
      pressed={href !== undefined}
      disabled={disabled}
      open={open}
      onOpenChange={change}
    >
      <LinkForm key={opening} host={host} href={href} onDone={() => setOpen(false)} />
    </ToolbarPopover>
  );
}

function hrefOf(state: EditorState): { href: string | undefined } {
  return { href: linkAtCaret(state)?.href };
}

function LinkForm({
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
