import { insertDivider } from "../commands/insert-divider.ts";
import { insertTable } from "../commands/table/insert-table.ts";
import type { EditorAction } from "./editor-action.ts";

/** What can be put in at the caret. What needs a question first (a picture) opens its form from the command. */
export const insertActions: readonly EditorAction[] = [
  { id: "table", label: "table.insert", words: "words.table", command: insertTable(3, 3) },
  { id: "divider", label: "format.divider", words: "words.divider", command: insertDivider },
];
