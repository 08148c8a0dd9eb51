"use client";

import { Link2 } from "lucide-react";
import type { EditorState } from "prosemirror-state";
import { Suspense, useEffect, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { fetched } from "#components/ui/fetched.ts";
import { linkAtCaret } from "#lib/editor/queries/link-at-caret.ts";
import type { EditorHost } from "./editor-host.ts";
import styles from "./link-control.module.css";
import { ToolbarPopover } from "./toolbar-popover.tsx";
import { useEditor } from "./use-editor.ts";

const LinkForm = fetched(async () => ({ default: (await import("./link-form.tsx")).LinkForm }));

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
      <Suspense fallback={<div className={styles.waiting} />}>
        <LinkForm key={opening} host={host} href={href} onDone={() => setOpen(false)} />
      </Suspense>
    </ToolbarPopover>
  );
}

function hrefOf(state: EditorState): { href: string | undefined } {
  return { href: linkAtCaret(state)?.href };
}
