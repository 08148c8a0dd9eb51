import type { PlainTextKey } from "#lib/texts/catalogue.ts";
import { setBlock } from "../commands/set-block.ts";
import type { BlockKind } from "../schema/block-kinds.ts";
import type { EditorAction } from "./editor-action.ts";

interface BlockType {
  id: string;
  label: PlainTextKey;
  words: PlainTextKey;
  kind: BlockKind;
  level?: number;
}

/** What a text block can be, in the order of every menu. */
export const blockTypes: readonly BlockType[] = [
  { id: "paragraph", label: "format.paragraph", words: "words.paragraph", kind: "paragraph" },
  { id: "heading1", label: "format.heading1", words: "words.heading1", kind: "heading", level: 1 },
  { id: "heading2", label: "format.heading2", words: "words.heading2", kind: "heading", level: 2 },
  { id: "heading3", label: "format.heading3", words: "words.heading3", kind: "heading", level: 3 },
  { id: "heading4", label: "format.heading4", words: "words.heading4", kind: "heading", level: 4 },
  { id: "bullet", label: "format.bulletList", words: "words.bullet", kind: "bullet" },
  { id: "ordered", label: "format.numberedList", words: "words.ordered", kind: "ordered" },
  { id: "task", label: "format.taskList", words: "words.task", kind: "task" },
  { id: "quote", label: "format.quote", words: "words.quote", kind: "quote" },
  { id: "callout", label: "format.callout", words: "words.callout", kind: "callout" },
  { id: "code", label: "format.codeBlock", words: "words.code", kind: "code" },
];

/** "Turn into …", for the selected blocks. */
export const blockActions: readonly EditorAction[] = blockTypes.map(({ id, label, words, kind, level }) => ({
  id,
  label,
  words,
  command: setBlock(level === undefined ? { kind } : { kind, level }),
}));
