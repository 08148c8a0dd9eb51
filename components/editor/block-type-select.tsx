"use client";

import type { EditorState } from "prosemirror-state";
import type { ComponentProps, KeyboardEvent } from "react";
import { Select } from "#components/ui/select.tsx";
import { setBlock } from "#lib/editor/commands/set-block.ts";
import { activeBlock } from "#lib/editor/queries/active-block.ts";
import type { BlockKind } from "#lib/editor/schema/block-kinds.ts";
import styles from "./block-type-select.module.css";
import type { EditorHost } from "./editor-host.ts";
import { useEditor } from "./use-editor.ts";

interface BlockType {
  label: string;
  kind: BlockKind;
  level?: number;
}

const blockTypes: readonly BlockType[] = [
  { label: "Paragraph", kind: "paragraph" },
  { label: "Heading 1", kind: "heading", level: 1 },
  { label: "Heading 2", kind: "heading", level: 2 },
  { label: "Heading 3", kind: "heading", level: 3 },
  { label: "Heading 4", kind: "heading", level: 4 },
  { label: "Bullet list", kind: "bullet" },
  { label: "Numbered list", kind: "ordered" },
  { label: "Task list", kind: "task" },
  { label: "Quote", kind: "quote" },
  { label: "Code block", kind: "code" },
];

/** Shown while the selection holds several kinds, or one that is not offered. Never to be chosen. */
const mixed = "Mixed";

function typeOf(state: EditorState): { label: string } {
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
  onKeyDown,
  ...toolbar
}: ComponentProps<"select"> & { host: EditorHost }) {
  const { label } = useEditor(host, typeOf, { label: "Paragraph" });
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
      label="Block type"
      className={styles.select}
      value={label}
      onChange={(event) => choose(event.currentTarget.value)}
      onKeyDown={keyDown}
    >
      {label === mixed && (
        <option value={mixed} disabled>
          {mixed}
        </option>
      )}
      {blockTypes.map((type) => (
        <option key={type.label} value={type.label}>
          {type.label}
        </option>
      ))}
    </Select>
  );
}
