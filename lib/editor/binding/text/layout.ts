/**
 * How a document lies in one flat `Y.Text` (docs/document-format.md, "Format text"). Everything else in this folder
 * follows from these few lines:
 *
 *     ⟦block kind=heading⟧ The quick ⟦mention⟧ fox \n ⟦block⟧ jumps \n ⟦divider⟧ ⟦block⟧ … \n
 *
 * - A block starts with an embedded `Y.XmlElement` named "block"; its attributes are the block's, one key each, last writer wins.
 * - A block ends with one character, "\n". A line break *inside* a block is U+2028.
 * - An atom is an embedded `Y.XmlElement` named like its node in the schema.
 * - Marks are formatting.
 * - ⟦moved start end⟧ shows the stretch from `start` to `end` in its place; where that lies it is passed over (portals.ts).
 *
 * Why both a start and an end: with a single marker per block there is always one place where typing and inserting a
 * block compete for the same gap, and the loser's text lands in a neighbour. With two, text is always written between
 * a start and an end, and blocks between an end and a start.
 */
import type * as Y from "yjs";

/** Ends a block. */
export const blockEnd = "\n";
/** A line break inside a block: "\n" in ProseMirror. */
export const lineBreak = "\u2028";
/** The name of the element that starts a block. */
export const blockElement = "block";
/** The name of the element that holds a table. */
export const tableElement = "table";
/** The name of the element at whose place a stretch of the text is shown that lies elsewhere (portals.ts). */
export const movedElement = "moved";
/** The formatting key that says: the text written right after this is a copy of that (copies.ts). Never a mark. */
export const copyKey = "from";

/** The identity of one character or element: who wrote it, and the how-manieth of theirs it was. */
export interface Id {
  readonly client: number;
  readonly clock: number;
}

/** Characters (or one element) with consecutive identities, standing next to each other. */
export interface Run extends Id {
  readonly len: number;
}

/** An element inside the text. Attribute values are JSON of any origin. */
// oxlint-disable-next-line typescript/no-explicit-any -- Yjs's own bound; every reader narrows
export type Element = Y.XmlElement<Record<string, any>>;

// oxlint-disable-next-line typescript/no-explicit-any -- the event type does not matter here
export type Shared = Y.AbstractType<any>;

/** A range of formatting that holds at a place (mark-ranges.ts). */
export interface OpenRange {
  /** Who ends it; null: whoever does. */
  readonly author: number | null;
  /** Null: it is off. */
  readonly value: unknown;
}

/** Formatting at a place: by key, the open ranges, the one that decides last. Shared between places; never changed after it was made. */
export type Formats = ReadonlyMap<string, readonly OpenRange[]>;
export const noFormats: Formats = new Map();

/** What people see of text as it lies. */
export function toShown(text: string): string {
  return text.includes(lineBreak) ? text.replaceAll(lineBreak, "\n") : text;
}

/** What is written for text that people see. Same length. */
export function toWritten(text: string): string {
  return text.includes("\n") ? text.replaceAll("\n", lineBreak) : text;
}

export function sameId(a: Id | null, b: Id | null): boolean {
  return a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock);
}

/** The identity that `[client, clock]` names; undefined for anything else. Such pairs come from others. */
export function parseId(value: unknown): Id | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  if (!value.every((part) => Number.isSafeInteger(part) && part >= 0)) return undefined;
  const [client = 0, clock = 0] = value.map(Number);
  return { client, clock };
}
