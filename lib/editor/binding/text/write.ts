/**
 * Writing into a flat text, item by item. `Y.Text`'s own methods count from the start of the text and choose among the
 * places between deleted characters and formatting by themselves; here the place is known as an item, costs nothing to
 * find, and is chosen so that crossing edits meet well:
 *
 * - Text goes right behind the character before it, unless a place a little further, still before the next character,
 *   already has the wanted marks (the end of a bold word, say). Else it is put between formatting of its own (insertion.ts).
 * - Whoever deletes a shown character deletes what is hidden behind it too (copies.ts, deletion.ts).
 * - Formatting that says nothing any more is taken away where one deletes, by the one who deletes; never by a reader.
 */
import type * as Y from "yjs";
import { deleteRun, runsInTable } from "./deletion.ts";
import { insertStuff } from "./insertion.ts";
import { type Gap, Items, runOf, type WriterOptions } from "./items.ts";
import { sameValue } from "./json-values.ts";
import type { Element, Id, Run } from "./layout.ts";
import { markRuns } from "./marking.ts";
import { forgets, type MarkChange } from "./recorder.ts";
import { remarkRuns } from "./remarking.ts";
import { elementOf } from "./structs.ts";
import type { Stuff } from "./stuff.ts";

export class Writer {
  readonly #items: Items;

  constructor(options: WriterOptions) {
    this.#items = new Items(options);
  }

  /** What is being written is an undo step of its own. */
  standApart(): void {
    this.#items.recorder.standsApart();
  }

  /** The gap before `id`. */
  before(id: Id): Gap {
    return this.#items.before(id);
  }

  /** The gap behind `id`. */
  behind(id: Id): Gap {
    return this.#items.behind(id);
  }

  /** Writes `stuff` at `gap`; with `originals`, each piece as the copy of a run. Returns the gap behind it. */
  insert(gap: Gap, stuff: readonly Stuff[], originals: readonly (Run | undefined)[] = []): Gap {
    return insertStuff(this.#items, gap, stuff, originals, (item, piece) => this.#fill(item, piece));
  }

  /** Deletes what is shown as `run`, and whatever hidden stands for the same. */
  delete(run: Run): void {
    const table = this.#items.options.tables.at(run);
    if (table === undefined) {
      deleteRun(this.#items, run);
      return;
    }
    // The text that is in the table now goes; what others are typing there will be seen (tables.ts).
    if (table.getAttribute("gone") !== true) this.attribute(table, "gone", true);
    for (const inside of runsInTable(table)) this.delete(inside);
  }

  /** Gives the characters of `runs`, which stand in one row, the formatting `value` under `key`; null takes it away. */
  mark(runs: readonly Run[], key: string, value: unknown): void {
    markRuns(this.#items, runs, key, value);
  }

  /** Takes a change of marks back in `runs`, which show what was changed. */
  remark(runs: readonly Run[], change: MarkChange): void {
    remarkRuns(this.#items, runs, change);
  }

  /** Sets an attribute of an element; undefined takes it away. */
  attribute(element: Element, key: string, value: unknown): void {
    const { copies, touch } = this.#items.options;
    const item = element._item;
    if (item === null) return;
    const before: unknown = element.getAttribute(key);
    if (value === undefined) element.removeAttribute(key);
    else element.setAttribute(key, value);
    const [root] = copies.roots(runOf(item));
    if (root !== undefined) this.#items.recorder.attribute(root, key, before, value);
    touch(item);
  }

  /** Sets an attribute back, if it still is what it was made. */
  reattribute(element: Element, key: string, from: unknown, to: unknown): void {
    if (!sameValue(element.getAttribute(key), from)) return;
    // Others may have written in a row since it was made: it goes as rows go, and keeps its place (tables.ts).
    const [, type, id] = /^(row|column):(.+)$/.exec(key) ?? [];
    if (type !== undefined && to === undefined) this.attribute(element, `gone:${id}`, true);
    else this.attribute(element, key, to);
  }

  #fill(item: Y.Item, { attrs, table }: Stuff & { type: "element" }): void {
    const element = elementOf(item);
    if (element === undefined) return;
    for (const [key, value] of Object.entries(attrs)) element.setAttribute(key, value);
    if (table === undefined) return;
    // Undo takes the table away as a whole.
    const items = this.#items;
    const { recorder } = items;
    items.recorder = forgets;
    items.options.tables.fill(element, table);
    items.recorder = recorder;
  }
}
