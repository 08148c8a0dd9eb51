"use client";

import type { EditorState } from "prosemirror-state";
import type { ComponentProps, KeyboardEvent } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Select } from "#components/ui/select.tsx";
import { blockTypes } from "#lib/editor/actions/block-actions.ts";
import { setBlock } from "#lib/editor/commands/set-block.ts";
import { activeBlock } from "#lib/editor/queries/active-block.ts";
import type { PlainTextKey } from "#lib/texts/catalogue.ts";
import styles from "./block-type-select.module.css";
import type { EditorHost } from "./editor-host.ts";
import { useEditor } from "./use-editor.ts";

/** Shown while the selection holds several kinds, or one that is not offered. Never to be chosen. */
const mixed = "format.mixed";

function typeOf(state: EditorState): { label: PlainTextKey } {
  const { kind, level } = activeBlock(state);
  const type = blockTypes.find((candidate) => candidate.kind === kind && (candidate.level ?? 0) === level);
  return { label: type?.label ?? mixed };
}

/**
 * What kind the block under the caret is. A platform select, so that it tells its value to everybody and a phone shows its own
 * picker. Other props come from the toolbar that it stands in.
 */
export function BlockTypeSelect({
  host,
  label: name,
  onKeyDown,
  ...toolbar
}: ComponentProps<"select"> & {
  host: EditorHost;
  /** What it is called, where that is not the contract's "Block type". */
  label?: string;
}) {
  const texts = useTexts();
  const { label } = useEditor(host, typeOf, { label: "format.paragraph" });
  const choose = (chosen: string) => {
    const type = blockTypes.find((candidate) => candidate.label === chosen);
    if (type === undefined) return;
    host.run(
      setBlock(type.level === undefined ? { kind: type.kind } : { kind: type.kind, level: type.level }),
    );
  };
  // On Linux and Windows an arrow key changes a closed select at once, and the focus would jump to the text with each press:
  // it opens the list instead, as it does on a Mac.
  const keyDown = (event: KeyboardEvent<HTMLSelectElement>) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      event.currentTarget.showPicker();
    }
    onKeyDown?.(event);
  };
  return (
    <Select
      {...toolbar}
      label={name ?? texts("format.blockType")}
      className={styles.select}
      value={label}
      onChange={(event) => choose(event.currentTarget.value)}
      onKeyDown={keyDown}
    >
      {label === mixed && (
        <option value={mixed} disabled>
          {texts(mixed)}
        </option>
      )}
      {blockTypes.map((type) => (
        <option key={type.label} value={type.label}>
          {texts(type.label)}
        </option>
      ))}
    </Select>
  );
}
