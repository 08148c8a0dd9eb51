import type { Command } from "prosemirror-state";
import type { PlainTextKey } from "#lib/texts/catalogue.ts";

/**
 * Something that can be done to the text, told once: the slash menu, the block menu, the palette and the sheet of keys are
 * drawn from lists of these.
 */
export interface EditorAction {
  /** Unique among all of them; the page knows its picture by it. */
  id: string;
  label: PlainTextKey;
  /** Other words that somebody may search for, as one text with spaces. */
  words: PlainTextKey;
  command: Command;
}
