/**
 * Typing, the edit that is made most often: some characters more in one block, behind one that is there, and nothing else. It is
 * written as any other text is (write.ts), but nothing has to be found out by comparing, and what the text shows then is known
 * without reading it again. Wherever that is not certain, the way of all other edits is taken (local-to-items.ts).
 */
import type { Mark, Node } from "prosemirror-model";
import type { StepMap } from "prosemirror-transform";
import * as Y from "yjs";
import { changedChildren } from "../../queries/changed-children.ts";
import type { ChangedRange } from "./changed-ranges.ts";
import type { FlatText } from "./flat-text.ts";
import { toFormats } from "./formats.ts";
import { lineBreak } from "./layout.ts";
import { contentIds } from "./places.ts";
import { addRun } from "./reading.ts";
import { startsOf } from "./starts.ts";
import type { Writer } from "./write.ts";

export interface TypedText {
  readonly range: ChangedRange;
  /** The child that it was typed into, as it was and as it is, and behind which offset in its content. */
  readonly index: number;
  readonly before: Node;
  readonly block: Node;
  readonly offset: number;
  readonly text: string;
  readonly marks: readonly Mark[];
}

// A break is written as another character, and of what lies beyond U+FFFF both halves have to be.
const special = new RegExp(`[\\n${lineBreak}\\uD800-\\uDFFF]`);

/** What was typed, if all that led from `old` to `fresh` is that. */
export function typedText(old: Node, fresh: Node, maps: readonly StepMap[]): TypedText | undefined {
  const range = maps[0] !== undefined && maps.length === 1 ? insertedRange(maps[0]) : undefined;
  if (range === undefined || old.childCount !== fresh.childCount) return undefined;
  const { from: index, kept } = changedChildren(old, fresh);
  if (index + kept !== old.childCount - 1) return undefined;
  const [before, block] = [old.child(index), fresh.child(index)];
  const length = range.newTo - range.newFrom;
  const offset = range.from - (startsOf(old).at(index) ?? 0) - 1;
  const { size } = before.content;
  if (!block.isTextblock || !block.sameMarkup(before) || block.content.size !== size + length)
    return undefined;
  if (offset < 1 || offset > size) return undefined;
  const { node, offset: start } = block.childAfter(offset);
  const from = offset - start;
  const text = node?.text?.slice(from, from + length) ?? "";
  // Next to half a character, or beside something that was typed with other marks, it is looked at more closely.
  const around = node?.text?.slice(Math.max(0, from - 1), from + length + 1) ?? "";
  if (node === null || text.length !== length || special.test(around)) return undefined;
  if (from === 0 && special.test(block.childBefore(offset).node?.text?.at(-1) ?? "")) return undefined;
  return { range, index, before, block, offset, text, marks: node.marks };
}

function insertedRange(map: StepMap): ChangedRange | undefined {
  let found: ChangedRange | undefined;
  let count = 0;
  map.forEach((from, to, newFrom, newTo) => {
    count += 1;
    if (from === to) found = { from, to, newFrom, newTo };
  });
  return count === 1 ? found : undefined;
}

/**
 * Writes what was typed. "shown": `flat` shows the block as it is now. "written": it has to be read again. Undefined: nothing was
 * written.
 */
export function insertTyped(
  writer: Writer,
  flat: FlatText,
  typed: TypedText,
): "shown" | "written" | undefined {
  const { index, before, block, offset, text, marks } = typed;
  const entry = flat.entries[index];
  const [left] =
    flat.isCurrent && entry?.node === before ? contentIds(entry.content, offset - 1, offset) : [];
  if (entry === undefined || left === undefined) return undefined;
  const { copies, schema } = flat.context;
  const { clientID: client, store } = copies.doc;
  const clock = Y.getState(store, client);
  const wanted = toFormats(schema, marks);
  const { left: item } = writer.insert(writer.behind(flat.outerEnd(left)), [{ type: "text", text, wanted }]);
  // With formatting of its own it is more than the text.
  if (item === null || Y.getState(store, client) !== clock + text.length) return "written";
  const [part] = copies.shownParts(item);
  if (part?.len !== text.length) return "written";
  const content = contentIds(entry.content, 0, offset);
  addRun(content, client, clock, text.length);
  for (const run of contentIds(entry.content, offset, block.content.size))
    addRun(content, run.client, run.clock, run.len);
  return flat.renew(index, { ...entry, node: block, content }) ? "shown" : "written";
}
