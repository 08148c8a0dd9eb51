/** What says that a run of text is the copy of another, and lists of such records, sorted by clock. */
import * as Y from "yjs";
import { copyKey, type Id, type Run } from "./layout.ts";

export interface CopyRecord {
  readonly original: Run;
  /** Identity of the first copied character; `len` is the original's. */
  readonly copy: Id;
}

const maxCopyLength = 2 ** 32;

/** Of records sorted by `start`, those that overlap `run`. */
export function reaching(
  records: readonly CopyRecord[],
  start: (record: CopyRecord) => number,
  run: Run,
  longest: number,
): CopyRecord[] {
  let [low, high] = [0, records.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const record = records[middle];
    if (record !== undefined && start(record) + longest <= run.clock) low = middle + 1;
    else high = middle;
  }
  const found: CopyRecord[] = [];
  for (let i = low; i < records.length; i += 1) {
    const record = records[i];
    if (record === undefined || start(record) >= run.clock + run.len) break;
    if (start(record) + record.original.len > run.clock) found.push(record);
  }
  return found;
}

/** The part of a record's copy that stands for `root`. */
export function standIn({ original, copy }: CopyRecord, root: Run): Run {
  const from = Math.max(original.clock, root.clock);
  const to = Math.min(original.clock + original.len, root.clock + root.len);
  return { client: copy.client, clock: copy.clock + from - original.clock, len: to - from };
}

/** What a formatting item announces; undefined unless it is live and announces a copy (docs/document-format.md). */
export function toRecord(item: Y.Item): CopyRecord | undefined {
  const { content } = item;
  if (item.deleted || !(content instanceof Y.ContentFormat) || content.key !== copyKey) return undefined;
  const original = toOriginal(content.value);
  return original && { original, copy: { client: item.id.client, clock: item.id.clock + 1 } };
}

function toOriginal(value: unknown): Run | undefined {
  if (!Array.isArray(value) || value.length !== 3) return undefined;
  if (!value.every((part) => Number.isSafeInteger(part) && part >= 0)) return undefined;
  const [client = 0, clock = 0, len = 0] = value.map(Number);
  return len < 1 || len > maxCopyLength ? undefined : { client, clock, len };
}

/** Puts `entry` behind those with the same or a smaller key. */
export function insertSorted<T>(list: T[], entry: T, key: (entry: T) => number): void {
  let at = list.length;
  while (at > 0) {
    const before = list[at - 1];
    if (before === undefined || key(before) <= key(entry)) break;
    at -= 1;
  }
  list.splice(at, 0, entry);
}
