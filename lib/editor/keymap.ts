/**
 * Every key of the editor, once: the keymap is made from this table, and so is the sheet of shortcuts.
 * Mod is Command on a Mac and Control elsewhere. Mod-K belongs to the page.
 */
import {
  chainCommands,
  createParagraphNear,
  deleteSelection,
  selectAll,
  selectNodeBackward,
  selectNodeForward,
} from "prosemirror-commands";
import type { Command } from "prosemirror-state";
import type { Binding } from "./binding/binding.ts";
import { backspace, deleteForward } from "./commands/backspace.ts";
import { enter, insertNewLine, leaveCode, leaveCodeAtEnd } from "./commands/enter.ts";
import { insertDivider } from "./commands/insert-divider.ts";
import { setBlock, toggleBlock } from "./commands/set-block.ts";
import { shiftTab, tab } from "./commands/tab.ts";
import { toggleMarkByName } from "./commands/toggle-mark.ts";
import { toggleTasks } from "./commands/toggle-task.ts";

export interface Shortcut {
  /** In ProseMirror's spelling; the first is the one to show. */
  keys: readonly [string, ...string[]];
  /** What the sheet calls it. Without: a key that everybody expects and nobody looks up. */
  label?: string;
  group?: "Text" | "Paragraphs" | "Lists" | "History";
  command: Command;
}

/** The table for one document. Undo and redo are its binding's. */
export function shortcuts({ undo, redo }: Pick<Binding, "undo" | "redo">): readonly Shortcut[] {
  return [
    { keys: ["Mod-b"], label: "Bold", group: "Text", command: toggleMarkByName("strong") },
    { keys: ["Mod-i"], label: "Italic", group: "Text", command: toggleMarkByName("em") },
    { keys: ["Mod-u"], label: "Underline", group: "Text", command: toggleMarkByName("underline") },
    {
      keys: ["Mod-Shift-x", "Mod-Shift-s"],
      label: "Strikethrough",
      group: "Text",
      command: toggleMarkByName("strike"),
    },
    { keys: ["Mod-e"], label: "Code", group: "Text", command: toggleMarkByName("code") },
    { keys: ["Shift-Enter"], label: "New line in the same block", group: "Text", command: insertNewLine },

    {
      keys: ["Mod-Alt-0"],
      label: "Paragraph",
      group: "Paragraphs",
      command: setBlock({ kind: "paragraph" }),
    },
    ...([1, 2, 3, 4] as const).map(
      (level): Shortcut => ({
        keys: [`Mod-Alt-${level}`],
        label: `Heading ${level}`,
        group: "Paragraphs",
        command: toggleBlock({ kind: "heading", level }),
      }),
    ),
    { keys: ["Mod-Shift-b"], label: "Quote", group: "Paragraphs", command: toggleBlock({ kind: "quote" }) },
    { keys: ["Mod-Alt-c"], label: "Code block", group: "Paragraphs", command: toggleBlock({ kind: "code" }) },
    { keys: ["Mod-Alt-h"], label: "Divider", group: "Paragraphs", command: insertDivider },

    {
      keys: ["Mod-Shift-7"],
      label: "Numbered list",
      group: "Lists",
      command: toggleBlock({ kind: "ordered" }),
    },
    { keys: ["Mod-Shift-8"], label: "Bullet list", group: "Lists", command: toggleBlock({ kind: "bullet" }) },
    { keys: ["Mod-Shift-9"], label: "Task list", group: "Lists", command: toggleBlock({ kind: "task" }) },
    { keys: ["Tab"], label: "Indent", group: "Lists", command: tab },
    { keys: ["Shift-Tab"], label: "Outdent", group: "Lists", command: shiftTab },
    {
      keys: ["Mod-Enter"],
      label: "Tick a task, leave a code block",
      group: "Lists",
      command: chainCommands(toggleTasks, leaveCode),
    },

    { keys: ["Mod-z"], label: "Undo", group: "History", command: undo },
    { keys: ["Shift-Mod-z", "Mod-y"], label: "Redo", group: "History", command: redo },

    { keys: ["Enter"], command: chainCommands(enter, createParagraphNear) },
    {
      keys: ["Backspace", "Mod-Backspace", "Shift-Backspace"],
      command: chainCommands(deleteSelection, backspace, selectNodeBackward),
    },
    {
      keys: ["Delete", "Mod-Delete"],
      command: chainCommands(deleteSelection, deleteForward, selectNodeForward),
    },
    { keys: ["ArrowDown"], command: leaveCodeAtEnd },
    { keys: ["Mod-a"], command: selectAll },
  ];
}

/** The table as `prosemirror-keymap` wants it. */
export function toKeymap(table: readonly Shortcut[]): Record<string, Command> {
  return Object.fromEntries(table.flatMap(({ keys, command }) => keys.map((key) => [key, command])));
}
