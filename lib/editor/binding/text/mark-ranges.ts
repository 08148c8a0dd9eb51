/**
 * Marks are ranges. Each has a toggle where it begins and one where it ends, both by the same author, and ranges of several
 * people may cross: what one ends is still on where another's goes on. At each place, per formatting key, the ranges that
 * are open form a list; the one that began last decides.
 *
 *     { …attributes, range: true }   a range begins (`{ range: true }` for a mark without attributes)
 *     { range: false }               a range begins in which the mark is off
 *     null                           the last range of this author ends; if none is open: all end
 *     any other value                all end, and this holds from here on
 *
 * The last two lines are how Yjs itself means formatting, and what earlier builds wrote: there is one list of one thing.
 */
import * as Y from "yjs";
import { sameValue } from "./json-values.ts";
import { copyKey, type Formats, type OpenRange } from "./layout.ts";

// Whoever opens more at one place is no person; what was opened first is forgotten.
const maxOpen = 64;

/** The list behind the toggle `content` of `author`. */
export function openBehind(open: readonly OpenRange[], author: number, value: unknown): readonly OpenRange[] {
  if (value === null || value === undefined) {
    const own = open.findLastIndex((range) => range.author === author);
    return own < 0 ? [] : open.toSpliced(own, 1);
  }
  const begun = toRange(value);
  if (begun === undefined) return [{ author: null, value }];
  return [...open.slice(1 - maxOpen), { author, value: begun.value }];
}

/** The formatting behind `items` (live toggles, in order), if `formats` holds in front of them. */
export function formatsAfter(formats: Formats, ...items: readonly Y.Item[]): Formats {
  let next: Map<string, readonly OpenRange[]> | null = null;
  for (const { content, id } of items) {
    if (!(content instanceof Y.ContentFormat) || content.key === copyKey) continue;
    const before = (next ?? formats).get(content.key) ?? [];
    const open = openBehind(before, id.client, content.value);
    if (open.length + before.length === 0) continue;
    next ??= new Map(formats);
    if (open.length === 0) next.delete(content.key);
    else next.set(content.key, open);
  }
  return next ?? formats;
}

/** The ranges that are open under `key`. */
export function rangesOf(formats: Formats, key: string): readonly OpenRange[] {
  return formats.get(key) ?? [];
}

/** What holds where `open` are; null: nothing. */
export function topValue(open: readonly OpenRange[]): unknown {
  return open.at(-1)?.value ?? null;
}

/** What holds under `key`; null: nothing. */
export function valueAt(formats: Formats, key: string): unknown {
  return topValue(rangesOf(formats, key));
}

/** Everything that is on. */
export function valuesOf(formats: Formats): Map<string, unknown> {
  const values = new Map<string, unknown>();
  for (const key of formats.keys()) {
    const value = valueAt(formats, key);
    if (value !== null) values.set(key, value);
  }
  return values;
}

export function sameFormats(a: Formats, b: Formats): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const [key, open] of a) if (!sameRanges(open, b.get(key) ?? [])) return false;
  return true;
}

export function sameRanges(a: readonly OpenRange[], b: readonly OpenRange[]): boolean {
  if (a === b) return true;
  return a.length === b.length && a.every((range, i) => sameRange(range, b[i]));
}

export function sameRange(a: OpenRange, b: OpenRange | undefined): boolean {
  return a.author === b?.author && sameValue(a.value, b.value);
}

/** The toggle that begins a range of `value`; null: a range in which the mark is off. */
export function beginning(value: unknown): Y.ContentFormat["value"] {
  if (value === null) return { range: false };
  if (value === true) return { range: true };
  return isAttributes(value) ? { ...value, range: true } : { range: true, value };
}

function toRange(toggle: unknown): { value: unknown } | undefined {
  if (typeof toggle !== "object" || toggle === null || Array.isArray(toggle) || !("range" in toggle))
    return undefined;
  const { range, ...attributes } = toggle;
  if (range === false) return { value: null };
  if (range !== true) return undefined;
  if ("value" in attributes) return { value: attributes.value };
  return { value: Object.keys(attributes).length === 0 ? true : attributes };
}

/** Whether `value` can stand beside `range`. */
function isAttributes(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.keys(value).length > 0 && !("range" in value) && !("value" in value);
}
