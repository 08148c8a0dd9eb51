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
import type { PlainTextKey } from "#lib/texts/catalogue.ts";
import type { Binding } from "./binding/binding.ts";
import { backspace, deleteForward } from "./commands/backspace.ts";
import { enter, insertNewLine, leaveCode, leaveCodeAtEnd } from "./commands/enter.ts";
import { insertDivider } from "./commands/insert-divider.ts";
import { moveDown, moveUp } from "./commands/move-block.ts";
import { setBlock, toggleBlock } from "./commands/set-block.ts";
import { shiftTab, tab } from "./commands/tab.ts";
import { nextCell, previousCell } from "./commands/table/walk-cells.ts";
import { toggleMarkByName } from "./commands/toggle-mark.ts";
import { toggleTasks } from "./commands/toggle-task.ts";

/** The sheet's headings, in its order. */
export const shortcutGroups = ["keys.text", "keys.paragraphs", "keys.lists", "keys.history"] as const;
type ShortcutGroup = (typeof shortcutGroups)[number];

export interface Shortcut {
  /** In ProseMirror's spelling; the first is the one to show. */
  keys: readonly [string, ...string[]];
  /** What the sheet calls it. Without: a key that everybody expects and nobody looks up. */
  label?: PlainTextKey;
  group?: ShortcutGroup;
  command: Command;
  /** Also where there is nothing to do: the browser has an undo of its own, and another key may be meant by the same letter. */
  isAlwaysTaken?: true;
}

/** The table for one document. Undo and redo are its binding's. */
export function shortcuts({ undo, redo }: Pick<Binding, "undo" | "redo">): readonly Shortcut[] {
  return [
    { keys: ["Mod-b"], label: "format.bold", group: "keys.text", command: toggleMarkByName("strong") },
    { keys: ["Mod-i"], label: "format.italic", group: "keys.text", command: toggleMarkByName("em") },
    {
      keys: ["Mod-u"],
      label: "format.underline",
      group: "keys.text",
      command: toggleMarkByName("underline"),
    },
    {
      keys: ["Mod-Shift-x", "Mod-Shift-s"],
      label: "format.strike",
      group: "keys.text",
      command: toggleMarkByName("strike"),
    },
    { keys: ["Mod-e"], label: "format.code", group: "keys.text", command: toggleMarkByName("code") },
    // The browser does it; the sheet tells of it.
    { keys: ["Mod-Shift-v"], label: "format.pastePlain", group: "keys.text", command: () => false },
    { keys: ["Shift-Enter"], label: "format.newLine", group: "keys.text", command: insertNewLine },

    {
      keys: ["Mod-Alt-0"],
      label: "format.paragraph",
      group: "keys.paragraphs",
      command: setBlock({ kind: "paragraph" }),
    },
    ...([1, 2, 3, 4] as const).map(
      (level): Shortcut => ({
        keys: [`Mod-Alt-${level}`],
        label: `format.heading${level}`,
        group: "keys.paragraphs",
        command: toggleBlock({ kind: "heading", level }),
      }),
    ),
    {
      keys: ["Mod-Shift-b"],
      label: "format.quote",
      group: "keys.paragraphs",
      command: toggleBlock({ kind: "quote" }),
    },
    {
      keys: ["Mod-Alt-c"],
      label: "format.codeBlock",
      group: "keys.paragraphs",
      command: toggleBlock({ kind: "code" }),
    },
    { keys: ["Mod-Alt-h"], label: "format.divider", group: "keys.paragraphs", command: insertDivider },
    { keys: ["Alt-Shift-ArrowUp"], label: "format.moveUp", group: "keys.paragraphs", command: moveUp },
    { keys: ["Alt-Shift-ArrowDown"], label: "format.moveDown", group: "keys.paragraphs", command: moveDown },

    {
      keys: ["Mod-Shift-7"],
      label: "format.numberedList",
      group: "keys.lists",
      command: toggleBlock({ kind: "ordered" }),
    },
    {
      keys: ["Mod-Shift-8"],
      label: "format.bulletList",
      group: "keys.lists",
      command: toggleBlock({ kind: "bullet" }),
    },
    {
      keys: ["Mod-Shift-9"],
      label: "format.taskList",
      group: "keys.lists",
      command: toggleBlock({ kind: "task" }),
    },
    { keys: ["Tab"], label: "format.indent", group: "keys.lists", command: chainCommands(nextCell, tab) },
    {
      keys: ["Shift-Tab"],
      label: "format.outdent",
      group: "keys.lists",
      command: chainCommands(previousCell, shiftTab),
    },
    {
      keys: ["Mod-Enter"],
      label: "format.tickOrLeave",
      group: "keys.lists",
      command: chainCommands(toggleTasks, leaveCode),
    },

    { keys: ["Mod-z"], label: "format.undo", group: "keys.history", command: undo, isAlwaysTaken: true },
    {
      keys: ["Shift-Mod-z", "Mod-y"],
      label: "format.redo",
      group: "keys.history",
      command: redo,
      isAlwaysTaken: true,
    },

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
  return Object.fromEntries(
    table.flatMap(({ keys, command, isAlwaysTaken }) => {
      const taken: Command = (...given) => command(...given) || isAlwaysTaken === true;
      return keys.map((key) => [key, taken]);
    }),
  );
}
