/** Writing something new into a gap: formatting, announcements of copies, and the thing itself. */
import type { Schema } from "prosemirror-model";
import * as Y from "yjs";
import { sameMark, sameValue, showsAs, withFormat } from "./formats.ts";
import { type Gap, type Items, runOf, toggleContent } from "./items.ts";
import { copyKey, type Formats, type Run, tableElement } from "./layout.ts";
import type { Stuff } from "./stuff.ts";

/** Writes `stuff` at `gap`; with `originals`, each piece as the copy of a run. `fill` is called for new elements. */
export function insertStuff(
  items: Items,
  gap: Gap,
  stuff: readonly Stuff[],
  originals: readonly (Run | undefined)[],
  fill: (item: Y.Item, piece: Stuff & { type: "element" }) => void,
): Gap {
  const { copies, schema, formatsBehind } = items.options;
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
  const toggle = (key: string, value: unknown): void => {
    put(toggleContent(key, value));
    formats = withFormat(formats, key, value);
  };
  stuff.forEach((piece, i) => {
    if (piece.exact) for (const key of formats.keys()) if (!piece.wanted.has(key)) toggle(key, null);
    for (const [key, value] of piece.wanted) {
      if (!isMark(schema, key, formats.get(key) ?? null, value)) toggle(key, value);
    }
    const original = originals[i];
    const announced =
      original && copies.add(put(toggleContent(copyKey, [original.client, original.clock, original.len])));
    const item = put(toContent(piece));
    if (piece.type === "element") fill(item, piece);
    for (const run of announced ?? []) items.touchRun(run);
    const run = runOf(item);
    if (original !== undefined && piece.type === "element" && piece.name === tableElement)
      items.recorder.placed(run, original, true);
    else items.recorder.inserted(original ?? run);
  });
  const end = { left, parent: gap.parent };
  for (const key of new Set([...formats.keys(), ...start.formats.keys()])) {
    const value = start.formats.get(key) ?? null;
    if (!sameValue(formats.get(key) ?? null, value)) toggle(key, value);
  }
  return end;
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
    showsAs(schema, formats, wanted) && !(exact && [...formats.keys()].some((key) => !wanted.has(key)));
  while (!fits()) {
    const next: Y.Item | null = left === null ? gap.parent._start : left.right;
    if (next === null || (next.countable && !next.deleted) || isBorder(next)) return { gap, formats: around };
    if (next.content instanceof Y.ContentFormat && !next.deleted)
      formats = withFormat(formats, next.content.key, next.content.value);
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
