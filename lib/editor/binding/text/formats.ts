/** Formatting keys and values of Y.Text as ProseMirror marks, and back. Keys that the schema does not know are left alone. */
import { Mark, type Schema } from "prosemirror-model";
import { copyKey, type Formats } from "./layout.ts";

/** `formats` with one toggle applied; null takes a key away, as Yjs has it. */
export function withFormat(formats: Formats, key: string, value: unknown): Formats {
  if (key === copyKey || sameValue(formats.get(key) ?? null, value ?? null)) return formats;
  const next = new Map(formats);
  if (value === null || value === undefined) next.delete(key);
  else next.set(key, value);
  return next;
}

export function sameFormats(a: Formats, b: Formats): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const [key, value] of a) if (!sameValue(b.get(key) ?? null, value)) return false;
  return true;
}

/** Deep equality of JSON values. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = new Map<string, unknown>(Object.entries(a));
  const right = new Map<string, unknown>(Object.entries(b));
  if (left.size !== right.size) return false;
  for (const [key, value] of left) if (!right.has(key) || !sameValue(value, right.get(key))) return false;
  return true;
}

/** The marks that `schema` knows among `formats`, in the schema's order. */
export function toMarks(schema: Schema, formats: Formats): readonly Mark[] {
  let marks: readonly Mark[] = Mark.none;
  for (const [key, value] of formats) {
    const type = schema.marks[key];
    if (type === undefined) continue;
    const attrs = typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
    marks = type.create(attrs).addToSet(marks);
  }
  return marks;
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
  for (const [key, value] of wanted)
    if (!sameMark(schema, key, formats.get(key) ?? null, value)) return false;
  return true;
}

/** Whether two formatting values of `key` show as the same mark. */
export function sameMark(schema: Schema, key: string, a: unknown, b: unknown): boolean {
  if ((a === null) !== (b === null)) return false;
  if (a === null || sameValue(a, b)) return true;
  const [left] = toMarks(schema, new Map([[key, a]]));
  const [right] = toMarks(schema, new Map([[key, b]]));
  return left !== undefined && right !== undefined && left.eq(right);
}
