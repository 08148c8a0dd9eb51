"use client";

import { Baseline } from "lucide-react";
import type { Mark } from "prosemirror-model";
import type { EditorState } from "prosemirror-state";
import { Suspense, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { fetched } from "#components/ui/fetched.ts";
import { setColor } from "#lib/editor/commands/marks.ts";
import type { EditorHost } from "../editor-host.ts";
import { ToolbarPopover } from "../toolbar-popover.tsx";
import { useEditor } from "../use-editor.ts";
import styles from "./color-control.module.css";

const ColorPanel = fetched(async () => ({ default: (await import("./color-panel.tsx")).ColorPanel }));

const none = { color: "", highlight: "" };

/** A toolbar's colours: of the letters, and behind them. */
export function ColorControl({
  host,
  disabled,
  onOpenChange,
}: {
  host: EditorHost;
  disabled: boolean;
  onOpenChange?: (open: boolean) => void;
}) {
  const texts = useTexts();
  const [open, setOpen] = useState(false);
  const current = useEditor(host, colorsOf, none);
  const change = (next: boolean) => {
    setOpen(next);
    onOpenChange?.(next);
  };
  const choose = (name: "color" | "highlight", value: string) => {
    host.run(setColor(name, value === "" ? null : value));
    change(false);
  };
  return (
    <ToolbarPopover
      host={host}
      label={texts("color.title")}
      icon={<Baseline aria-hidden="true" />}
      disabled={disabled}
      open={open}
      onOpenChange={change}
    >
      <Suspense fallback={<div className={styles.waiting} />}>
        <ColorPanel {...current} onChoose={choose} />
      </Suspense>
    </ToolbarPopover>
  );
}

function colorsOf(state: EditorState): typeof none {
  const { $from, empty, from } = state.selection;
  const marks = empty ? (state.storedMarks ?? $from.marks()) : (state.doc.nodeAt(from)?.marks ?? []);
  return { color: nameIn(marks, "color"), highlight: nameIn(marks, "highlight") };
}

function nameIn(marks: readonly Mark[], type: string): string {
  const mark = marks.find((each) => each.type.name === type);
  return mark === undefined ? "" : String(mark.attrs.color);
}
