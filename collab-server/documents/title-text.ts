import type * as Y from "yjs";
import { roots } from "#lib/collab/document-format.ts";

/** The title as it stands in the document. */
export function readTitle(doc: Y.Doc): string {
  return doc.getText(roots.title).toJSON();
}

/**
 * Makes `title` the document's title by replacing only what differs, so that somebody who types in it at the same moment
 * keeps what they typed.
 */
export function writeTitle(doc: Y.Doc, title: string): void {
  const text = doc.getText(roots.title);
  const before = text.toJSON();
  const shorter = Math.min(before.length, title.length);
  let start = 0;
  while (start < shorter && before[start] === title[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === title.at(-1 - end)) end++;
  // Never between the two halves of a surrogate pair: half of one cannot be sent.
  if (isHighSurrogate(before, start - 1) || isHighSurrogate(title, start - 1)) start--;
  if (isHighSurrogate(before, before.length - end - 1) || isHighSurrogate(title, title.length - end - 1))
    end--;
  end = Math.max(0, end);
  if (before.length - end > start) text.delete(start, before.length - end - start);
  if (title.length - end > start) text.insert(start, title.slice(start, title.length - end));
}

function isHighSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff;
}
