import { insertInline, insertMath } from "../commands/insert-atom.ts";
import { insertDivider } from "../commands/insert-divider.ts";
import { insertTable } from "../commands/table/insert-table.ts";
import { toDay } from "../nodes/date/day.ts";
import { schema } from "../schema/schema.ts";
import type { EditorAction } from "./editor-action.ts";

/** What can be put in at the caret. What needs a question first (a picture) opens its form from the command. */
export const insertActions: readonly EditorAction[] = [
  { id: "mathBlock", label: "math.block", words: "words.math", command: insertMath("block") },
  { id: "mathInline", label: "math.inline", words: "words.math", command: insertMath("inline") },
  {
    id: "date",
    label: "date.title",
    words: "words.date",
    // The day that it is when it is chosen.
    command: (state, dispatch) =>
      insertInline(schema.node("date", { day: toDay(new Date()) }))(state, dispatch),
  },
  { id: "table", label: "table.insert", words: "words.table", command: insertTable(3, 3) },
  { id: "divider", label: "format.divider", words: "words.divider", command: insertDivider },
];
