/**
 * Copies. Undoing a deletion, and moving, write text anew, because Yjs can't revive or relocate an item. Two people who
 * undo the same deletion, or move the same block, would so write it twice. Therefore each run that is written anew says
 * whose copy it is: a formatting item `from: [client, clock, len]`, and the `len` identities written right after it
 * (consecutive clocks of the same client) are the copies of that run, character by character.
 *
 * Of everything that is live and stands for one original, the reading shows exactly one: the original itself if it is
 * live, else the copy that was made in the widest run, then of the smallest client id, then the latest. (Widest: when
 * one deletion lies inside another and both are undone, the wider copy has the words in their order.) What somebody typed
 * between the characters of a copy that is not shown is no copy, and stays visible.
 */
import * as Y from "yjs";
import { type CopyRecord, insertSorted, reaching, standIn, toRecord } from "./copy-record.ts";
import { type Id, type Run, tableElement } from "./layout.ts";
import { eachItem, elementOf, findItem } from "./structs.ts";

export interface Part {
  readonly offset: number;
  readonly len: number;
}

export class Copies {
  readonly doc: Y.Doc;
  // Both sorted by clock, per client. Originals may overlap, copies can't.
  readonly #byCopy = new Map<number, CopyRecord[]>();
  readonly #byOriginal = new Map<number, CopyRecord[]>();
  // No record is longer: who looks for those that reach into a range begins this far before it.
  #longest = 0;

  constructor(doc: Y.Doc) {
    this.doc = doc;
    for (const structs of doc.store.clients.values()) {
      for (const struct of structs) if (struct instanceof Y.Item) this.add(struct);
    }
  }

  /** Takes notice of `item` if it announces a copy; tells the identities whose visibility may change by that. */
  add(item: Y.Item): Run[] {
    const record = toRecord(item);
    if (record === undefined) return [];
    this.#longest = Math.max(this.#longest, record.original.len);
    const ofClient = this.#byCopy.get(record.copy.client) ?? [];
    if (this.#announcedIn({ ...record.copy, len: 1 }).some((each) => each.copy.clock === record.copy.clock))
      return [];
    insertSorted(ofClient, record, (each) => each.copy.clock);
    this.#byCopy.set(record.copy.client, ofClient);
    const originals = this.#byOriginal.get(record.original.client) ?? [];
    insertSorted(originals, record, (each) => each.original.clock);
    this.#byOriginal.set(record.original.client, originals);
    return this.#concerned(record);
  }

  /** The announcement `item` was deleted by another program: its text is text like any other from now on. */
  remove(item: Y.Item): Run[] {
    const list = this.#byCopy.get(item.id.client) ?? [];
    const record = list.find((each) => each.copy.clock === item.id.clock + 1);
    if (record === undefined) return [];
    list.splice(list.indexOf(record), 1);
    const originals = this.#byOriginal.get(record.original.client) ?? [];
    originals.splice(originals.indexOf(record), 1);
    return this.#concerned(record);
  }

  /** Whose visibility may change with a record. Of foreign records, the identities that they claim may overlap. */
  #concerned(record: CopyRecord): Run[] {
    const { copy, original } = record;
    const claimed = { ...copy, len: original.len };
    const rivals = this.#announcedIn(claimed);
    return [record, ...rivals]
      .flatMap((each) => this.#standIns(each.original))
      .concat(claimed, this.related(claimed));
  }

  /** Identities that stand for the same originals as `run`, itself among them; empty where nothing was ever copied. */
  related(run: Run): Run[] {
    if (this.#byCopy.size === 0) return [];
    return this.roots(run).flatMap((root) => this.#standIns(root));
  }

  /** `run` in terms of originals. */
  roots(run: Run): Run[] {
    const roots: Run[] = [];
    let { clock } = run;
    const end = run.clock + run.len;
    for (const record of this.#announcedIn(run)) {
      const from = Math.max(clock, record.copy.clock);
      const to = Math.min(end, record.copy.clock + record.original.len);
      if (from >= to) continue;
      if (from > clock) roots.push({ client: run.client, clock, len: from - clock });
      const start = record.original.clock + from - record.copy.clock;
      roots.push({ client: record.original.client, clock: start, len: to - from });
      clock = to;
    }
    if (clock < end) roots.push({ client: run.client, clock, len: end - clock });
    return roots;
  }

  /** The original that `id` is a copy of, else itself. */
  rootOf(id: Id): Id {
    return this.roots({ ...id, len: 1 })[0] ?? id;
  }

  /** Everything live that stands for the originals in `root`, shown or not. */
  live(root: Run): Run[] {
    return this.#standIns(root).flatMap((run) => this.#liveParts(run));
  }

  /** The one that is shown for the original (or copy) `id`, if any is live. */
  shown(id: Id): Id | undefined {
    const root = this.roots({ ...id, len: 1 })[0];
    return root === undefined ? undefined : this.#winners(root)[0]?.winner;
  }

  /** What is shown for the originals in `root`. */
  shownRuns(root: Run): Run[] {
    return this.#winners(root).flatMap(({ len, winner }) =>
      winner === undefined ? [] : [{ ...winner, len }],
    );
  }

  /** Which parts of `root` anything live stands for. */
  presence(root: Run): { from: number; to: number; live: boolean }[] {
    let at = 0;
    return this.#winners(root).map(({ len, winner }) => {
      const from = at;
      at += len;
      return { from, to: at, live: winner !== undefined };
    });
  }

  /** Whether all of `item` is a copy that is not shown. */
  hides(item: Y.Item): boolean {
    return this.#byCopy.size > 0 && this.shownParts(item).length === 0;
  }

  /** Which parts of a live item the reading shows. */
  shownParts(item: Y.Item): readonly Part[] {
    const { client, clock } = item.id;
    if (!this.#byCopy.has(client) && !this.#byOriginal.has(client)) return [{ offset: 0, len: item.length }];
    const parts: { offset: number; len: number }[] = [];
    let offset = 0;
    for (const root of this.roots({ client, clock, len: item.length })) {
      for (const { len, winner } of this.#winners(root)) {
        const last = parts.at(-1);
        if (winner?.client !== client || winner.clock !== clock + offset) offset += len;
        else if (last !== undefined && last.offset + last.len === offset) {
          last.len += len;
          offset += len;
        } else {
          parts.push({ offset, len });
          offset += len;
        }
      }
    }
    return parts;
  }

  /** The originals `root` cut into pieces, each with the identity (of its first character) that is shown for it. */
  #winners(root: Run): { len: number; winner: Id | undefined }[] {
    const records = this.#overlapping(root);
    const candidates = [
      ...this.#liveParts(root).map((part) => ({
        ...part,
        from: part.clock - root.clock,
        // A table is not deleted when it is moved (tables.ts): any copy of it stands before it.
        width: this.#isTable(root) ? 0 : Infinity,
      })),
      ...records.flatMap((record) => {
        const run = standIn(record, root);
        const start = record.original.clock + run.clock - record.copy.clock - root.clock;
        return this.#liveParts(run).map((part) => ({
          ...part,
          from: start + part.clock - run.clock,
          width: record.original.len,
        }));
      }),
    ];
    const cuts = new Set([0, root.len]);
    for (const { from, len } of candidates) cuts.add(from).add(from + len);
    const sorted = [...cuts].sort((a, b) => a - b);
    return sorted.slice(0, -1).map((from, i) => {
      const to = sorted[i + 1] ?? root.len;
      const winner = candidates
        .filter((each) => each.from <= from && each.from + each.len >= to)
        .sort((a, b) => b.width - a.width || a.client - b.client || b.clock - a.clock)[0];
      return {
        len: to - from,
        winner: winner && { client: winner.client, clock: winner.clock + from - winner.from },
      };
    });
  }

  #isTable(root: Run): boolean {
    const found = root.len === 1 ? findItem(this.doc, root) : undefined;
    return found !== undefined && elementOf(found.item)?.nodeName === tableElement;
  }

  /** Records whose originals reach into `root`. */
  #overlapping(root: Run): CopyRecord[] {
    const start = ({ original }: CopyRecord) => original.clock;
    return reaching(this.#byOriginal.get(root.client) ?? [], start, root, this.#longest);
  }

  /** Records whose copies reach into `run`. */
  #announcedIn(run: Run): CopyRecord[] {
    return reaching(this.#byCopy.get(run.client) ?? [], ({ copy }) => copy.clock, run, this.#longest);
  }

  #standIns(root: Run): Run[] {
    return [root, ...this.#overlapping(root).map((record) => standIn(record, root))];
  }

  #liveParts(run: Run): Run[] {
    const parts: Run[] = [];
    eachItem(this.doc, run, (item) => {
      if (item.deleted || !item.countable || item.parentSub !== null) return;
      const clock = Math.max(run.clock, item.id.clock);
      const end = Math.min(run.clock + run.len, item.id.clock + item.length);
      parts.push({ client: run.client, clock, len: end - clock });
    });
    return parts;
  }
}
