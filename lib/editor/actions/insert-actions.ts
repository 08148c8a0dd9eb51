import { insertDivider } from "../commands/insert-divider.ts";
import type { EditorAction } from "./editor-action.ts";

/** What can be put in at the caret. What needs a question first (a picture) opens its form from the command. */
export const insertActions: readonly EditorAction[] = [
  { id: "divider", label: "format.divider", words: "words.divider", command: insertDivider },
];
