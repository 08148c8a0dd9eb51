"use client";

import { Baseline } from "lucide-react";
import type { Mark } from "prosemirror-model";
import type { EditorState } from "prosemirror-state";
import { useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { setColor } from "#lib/editor/commands/marks.ts";
import { colorNames, highlightNames } from "#lib/editor/schema/colors.ts";
import type { EditorHost } from "../editor-host.ts";
import { ToolbarPopover } from "../toolbar-popover.tsx";
import { useEditor } from "../use-editor.ts";
import { ColorSwatches } from "./color-swatches.tsx";

const none = { color: "", highlight: "" };

/** The toolbar's colours: of the letters, and behind them. */
export function ColorControl({ host, disabled }: { host: EditorHost; disabled: boolean }) {
  const texts = useTexts();
  const [open, setOpen] = useState(false);
  const current = useEditor(host, colorsOf, none);
  const choose = (name: "color" | "highlight", value: string) => {
    host.run(setColor(name, value === "" ? null : value));
    setOpen(false);
  };
  return (
    <ToolbarPopover
      host={host}
      label={texts("color.title")}
      icon={<Baseline aria-hidden="true" />}
      disabled={disabled}
      open={open}
      onOpenChange={setOpen}
    >
      <ColorSwatches
        name="color"
        label={texts("color.text")}
        colors={colorNames}
        value={current.color}
        onChoose={(value) => choose("color", value)}
      />
      <ColorSwatches
        name="highlight"
        label={texts("color.highlight")}
        colors={highlightNames}
        value={current.highlight}
        onChoose={(value) => choose("highlight", value)}
      />
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
