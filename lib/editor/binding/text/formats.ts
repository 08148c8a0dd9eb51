/** Formatting keys and values of Y.Text as ProseMirror marks, and back. Keys that the schema does not know are left alone. */
import { Mark, type Schema } from "prosemirror-model";
import { sameValue } from "./json-values.ts";
import type { Formats } from "./layout.ts";
import { valueAt, valuesOf } from "./mark-ranges.ts";

/** The marks that `schema` knows among `formats`, in the schema's order. */
export function toMarks(schema: Schema, formats: Formats): readonly Mark[] {
  let marks: readonly Mark[] = Mark.none;
  for (const [key, value] of valuesOf(formats)) marks = toMark(schema, key, value)?.addToSet(marks) ?? marks;
  return marks;
}

function toMark(schema: Schema, key: string, value: unknown): Mark | undefined {
  const attrs = typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
  return schema.marks[key]?.create(attrs);
}

/** The formatting that `marks` ask for: every mark of the schema has a value, null where it is off. */
export function toFormats(schema: Schema, marks: readonly Mark[]): Map<string, unknown> {
  const wanted = new Map<string, unknown>();
  for (const name of Object.keys(schema.marks)) wanted.set(name, null);
  for (const mark of marks) wanted.set(mark.type.name, markValue(mark));
  return wanted;
}

/** A mark without attributes is `true`, one with attributes is the object of them. */
export function markValue(mark: Mark): unknown {
  return Object.keys(mark.attrs).length === 0 ? true : { ...mark.attrs };
}

/** Whether text under `formats` shows exactly the marks that `wanted` (from `toFormats`) asks for. */
export function showsAs(schema: Schema, formats: Formats, wanted: ReadonlyMap<string, unknown>): boolean {
  for (const [key, value] of wanted) if (!sameMark(schema, key, valueAt(formats, key), value)) return false;
  return true;
}

/** Whether two formatting values of `key` show as the same mark. */
export function sameMark(schema: Schema, key: string, a: unknown, b: unknown): boolean {
  if ((a === null) !== (b === null)) return false;
  if (a === null || sameValue(a, b)) return true;
  const [left, right] = [toMark(schema, key, a), toMark(schema, key, b)];
  return left !== undefined && right !== undefined && left.eq(right);
}
