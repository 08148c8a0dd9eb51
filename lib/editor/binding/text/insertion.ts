/** Writing something new into a gap: formatting, announcements of copies, and the thing itself. */
import type { Schema } from "prosemirror-model";
import * as Y from "yjs";
import { sameMark, showsAs } from "./formats.ts";
import { type Gap, type Items, runOf, toggleContent } from "./items.ts";
import { sameValue } from "./json-values.ts";
import { copyKey, type Formats, type Run } from "./layout.ts";
import { beginning, formatsAfter, valueAt, valuesOf } from "./mark-ranges.ts";
import type { Stuff } from "./stuff.ts";

/** Writes `stuff` at `gap`; with `originals`, each piece as the copy of a run. `fill` is called for new elements. */
export function insertStuff(
  items: Items,
  gap: Gap,
  stuff: readonly Stuff[],
  originals: readonly (Run | undefined)[],
  fill: (item: Y.Item, piece: Stuff & { type: "element" }) => void,
): Gap {
  const { copies, schema, formatsBehind, touch } = items.options;
  const [only] = stuff;
  const around = formatsBehind(gap.left, gap.parent);
  const start =
    // What is put back goes exactly where it was.
    stuff.length === 1 && only !== undefined && originals[0] === undefined
      ? fitting(items, gap, around, only)
      : { gap, formats: around };
  let { left } = start.gap;
  let { formats } = start;
  const put = (content: Y.Item["content"]): Y.Item => {
    left = items.put({ left, parent: gap.parent }, content);
    return left;
  };
  // The ranges that begin in here, with what holds around them.
  const begun = new Set<string>();
  const end = (key: string): void => {
    formats = formatsAfter(formats, put(toggleContent(key, null)));
    begun.delete(key);
  };
  const turn = (key: string, value: unknown): void => {
    const isSo = () => isMark(schema, key, valueAt(formats, key), value);
    if (isSo()) return;
    if (begun.has(key)) end(key);
    if (isSo()) return;
    formats = formatsAfter(formats, put(toggleContent(key, beginning(value))));
    begun.add(key);
  };
  stuff.forEach((piece, i) => {
    if (piece.exact) for (const key of valuesOf(formats).keys()) if (!piece.wanted.has(key)) turn(key, null);
    for (const [key, value] of piece.wanted) turn(key, value);
    const original = originals[i];
    const announced =
      original && copies.add(put(toggleContent(copyKey, [original.client, original.clock, original.len])));
    const item = put(toContent(piece));
    if (piece.type === "element") {
      fill(item, piece);
      // In a cell it was read as soon as it stood there: tracing a change asks the table around whether it is still shown.
      touch(item);
    }
    for (const run of announced ?? []) items.touchRun(run);
    items.recorder.inserted(original ?? runOf(item));
  });
  const behind = { left, parent: gap.parent };
  for (const key of begun) end(key);
  return behind;
}

/** The first place between `gap` and the next character where the wanted formatting already holds; else `gap`. */
function fitting(
  { options: { schema, isBorder } }: Items,
  gap: Gap,
  around: Formats,
  { wanted, exact }: Stuff,
): { gap: Gap; formats: Formats } {
  let [left, formats] = [gap.left, around];
  const fits = () =>
    showsAs(schema, formats, wanted) &&
    !(exact && [...valuesOf(formats).keys()].some((key) => !wanted.has(key)));
  while (!fits()) {
    const next: Y.Item | null = left === null ? gap.parent._start : left.right;
    if (next === null || (next.countable && !next.deleted) || isBorder(next)) return { gap, formats: around };
    if (next.content instanceof Y.ContentFormat && !next.deleted) formats = formatsAfter(formats, next);
    left = next;
  }
  return { gap: { left, parent: gap.parent }, formats };
}

function isMark(schema: Schema, key: string, a: unknown, b: unknown): boolean {
  return schema.marks[key] === undefined ? sameValue(a, b) : sameMark(schema, key, a, b);
}

function toContent(stuff: Stuff): Y.Item["content"] {
  if (stuff.type === "text") return new Y.ContentString(stuff.text);
  if (stuff.type === "element") return new Y.ContentType(new Y.XmlElement(stuff.name));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- any JSON, as with formatting
  return new Y.ContentEmbed(stuff.value as object);
}
