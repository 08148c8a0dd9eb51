/**
 * One editor on one text, live. Whatever either of them does, the other follows at once:
 *
 *     view takes a state ──► update ──► writeLocal, one Y transaction with this session as its origin
 *     Y transaction of anyone else ──► afterTransaction ──► refresh ──► the least ProseMirror transaction
 *
 * Between the two, `#shown` is the document that both agree on, and the index's entries are its nodes.
 */
import type { Node } from "prosemirror-model";
import { type EditorState, type PluginView, TextSelection, type Transaction } from "prosemirror-state";
import type { StepMap } from "prosemirror-transform";
import type { EditorView } from "prosemirror-view";
import type * as Y from "yjs";
import { markRemoteChange } from "../transaction-meta.ts";
import { fromAnchor, toAnchor } from "./anchors.ts";
import { type ChangedRange, changedRanges } from "./changed-ranges.ts";
import { DocumentIndex } from "./document-index.ts";
import type { Change } from "./flat-text.ts";
import type { Id } from "./layout.ts";
import { writeLocal } from "./local-to-items.ts";
import { createWriter, toContext } from "./local-writer.ts";
import { staysPassive } from "./passive.ts";
import type { Entry, Segment } from "./read.ts";
import { applyChange } from "./remote-to-steps.ts";
import type { CellChanges } from "./settle-table.ts";
import { stretchSince, syncKey } from "./sync-state.ts";
import { type Caret, UndoHistory } from "./undo.ts";

/** A block in which an input method is composing, and where others have written meanwhile. */
interface HeldBlock {
  /** As it was when the first of their changes came. */
  readonly entry: Entry;
  readonly segment: Segment;
  readonly caret: Caret | null;
  readonly time: number;
}

export class Session {
  readonly doc: Y.Doc;
  readonly editable: boolean;
  #index: DocumentIndex | null = null;
  #view: EditorView | null = null;
  #shown: Node | null = null;
  // Where the caret was before the edit that is about to be written.
  #lastCaret: Caret | null = null;
  #held: HeldBlock | null = null;
  readonly history: UndoHistory;

  constructor(doc: Y.Doc, editable: boolean) {
    this.doc = doc;
    this.editable = editable;
    this.history = new UndoHistory();
  }

  /** The index of what the attached editor shows. */
  get index(): DocumentIndex | null {
    return this.#index;
  }

  attach(view: EditorView): PluginView {
    const passive = staysPassive(this.doc);
    const index = new DocumentIndex(this.doc, view.state.schema);
    this.#index = index;
    this.#view = view;
    this.#shown = view.state.doc;
    this.#adopt(view.state.doc);
    this.doc.on("afterTransaction", this.#follow);
    if (!this.#agrees(view.state.doc)) this.#show([{ from: 0, old: [], new: index.body.entries }], true);
    return {
      update: () => {
        this.#write();
        this.#lastCaret = this.#caret(index);
      },
      destroy: () => {
        this.doc.off("afterTransaction", this.#follow);
        passive.release();
        this.#view = null;
        this.#index = null;
      },
    };
  }

  /** Takes back the last own step, or does again what was taken back. */
  travel(direction: "undo" | "redo"): void {
    this.release();
    const index = this.#index;
    if (index === null || !this.editable) return;
    const caret = this.#caret(index);
    const back = this.doc.transact(
      (transaction) =>
        this.history[direction](createWriter(index, transaction, this.history), index.copies, caret),
      this,
    );
    this.#show(index.body.refresh(), false, back);
  }

  #caret(index: DocumentIndex): Caret | null {
    const selection = this.#view?.state.selection;
    if (selection === undefined) return null;
    const anchor = toAnchor(index, selection.anchor, -1);
    return { anchor, head: selection.empty ? anchor : toAnchor(index, selection.head, -1) };
  }

  /** The input method is done: what waited in its block is written, and then shown. */
  release(): void {
    const [view, index, held] = [this.#view, this.#index, this.#held];
    this.#held = null;
    if (view === null || index === null || held === null) return;
    const fresh = view.state.doc;
    const at = index.body.entries.indexOf(held.entry);
    const child = at < 0 ? null : fresh.maybeChild(at);
    this.#shown = fresh;
    if (child !== null && child !== held.entry.node) {
      const old = fresh.copy(fresh.content.replaceChild(at, held.entry.node));
      let from = 0;
      for (let i = 0; i < at; i += 1) from += fresh.child(i).nodeSize;
      const range = {
        from,
        to: from + held.entry.node.nodeSize,
        newFrom: from,
        newTo: from + child.nodeSize,
      };
      this.doc.transact((transaction) => {
        const context = toContext(index, createWriter(index, transaction, this.history));
        const write = () => writeLocal(context, index.body, old, fresh, [range], false);
        this.history.record(held.time, held.caret, write);
      }, this);
    }
    index.body.refresh();
    this.#cut(view.state);
    this.#adopt(fresh);
    if (!this.#agrees(fresh)) this.#correct(fresh);
  }

  /** During composition, the block of the caret waits: the browser would end the composition if it changed. */
  #hold(index: DocumentIndex): void {
    const view = this.#view;
    if (this.#held !== null || view?.composing !== true) return;
    const entry = index.body.entries[view.state.selection.$head.index(0)];
    const segment = entry?.node.isTextblock ? index.body.segmentWith(entry) : undefined;
    if (entry === undefined || segment === undefined || !index.body.isTouched(segment)) return;
    this.#held = { entry, segment, caret: this.#lastCaret, time: syncKey.getState(view.state)?.time ?? 0 };
  }

  /** Writes what the editor did since both agreed. */
  #write(): void {
    const [view, index, shown] = [this.#view, this.#index, this.#shown];
    if (view === null || index === null || shown === null || view.state.doc === shown) return;
    const fresh = view.state.doc;
    if (this.#held !== null) {
      const at = index.body.entries.indexOf(this.#held.entry);
      const others = index.body.entries.every((entry, i) => i === at || entry.node === fresh.maybeChild(i));
      if (view.composing && others && fresh.childCount === index.body.entries.length) {
        this.#shown = fresh;
        this.#cut(view.state);
      } else this.release();
      return;
    }
    const stretch = stretchSince(view.state, shown);
    const ranges = toRanges(shown, fresh, stretch?.maps);
    this.#shown = fresh;
    this.doc.transact((transaction) => {
      const writer = createWriter(index, transaction, this.history);
      const write = () => writeLocal(toContext(index, writer), index.body, shown, fresh, ranges);
      if (stretch?.startsStep) this.history.close();
      if (stretch?.forgets) write();
      else this.history.record(stretch?.time ?? 0, this.#lastCaret, write);
      // A step of its own ends here: what is typed next is not part of it.
      if (stretch?.startsStep) this.history.close();
    }, this);
    this.#cut(view.state);
    this.#adopt(fresh);
    if (!this.#agrees(fresh)) this.#correct(fresh);
  }

  #follow = (transaction: Y.Transaction): void => {
    const index = this.#index;
    if (index === null || transaction.origin === this) return;
    this.#write();
    index.note(transaction);
    this.#hold(index);
    this.#show(index.body.refresh(this.#held?.segment), false);
  };

  /** Brings changes of the text into the view. */
  #show(changes: readonly Change[], whole: boolean, caret: Caret | null = null): void {
    const [view, index] = [this.#view, this.#index];
    if (view === null || index === null || changes.length === 0) return;
    const { tr } = view.state;
    for (const change of changes) {
      if (whole)
        tr.replaceWith(
          0,
          tr.doc.content.size,
          change.new.map((entry) => entry.node),
        );
      else applyChange(tr, 0, change, (id) => cellsOf(index, id));
    }
    if (tr.docChanged) keepSelection(view.state, tr);
    if (caret !== null) putCaret(index, tr, caret);
    this.#dispatch(view, tr);
  }

  #dispatch(view: EditorView, tr: Transaction): void {
    markRemoteChange(tr);
    if (tr.docChanged) {
      this.#shown = tr.doc;
      this.#adopt(tr.doc);
      view.dispatch(tr);
      if (view.state.doc === tr.doc) this.#cut(view.state);
    } else this.#adopt(view.state.doc);
  }

  /** The editor shows something that the text does not say (a foreign character, say): the text wins. */
  #correct(fresh: Node): void {
    const [view, index] = [this.#view, this.#index];
    if (view === null || index === null || view.state.doc !== fresh) return;
    const { entries } = index.body;
    let [start, end] = [0, 0];
    const shorter = Math.min(entries.length, fresh.childCount);
    while (start < shorter && entries[start]?.node === fresh.child(start)) start += 1;
    while (start + end < shorter && entries.at(-1 - end)?.node === fresh.child(fresh.childCount - 1 - end))
      end += 1;
    const old = Array.from({ length: fresh.childCount - start - end }, (_, i) => ({
      node: fresh.child(start + i),
      open: null,
      close: null,
      content: [],
    }));
    this.#show([{ from: start, old, new: entries.slice(start, entries.length - end) }], false);
  }

  /** Equal nodes become the same node, so that comparing by reference finds what changed. */
  #adopt(doc: Node): void {
    const index = this.#index;
    const entries = index?.body.entries ?? [];
    if (entries.length !== doc.childCount) return;
    entries.forEach((entry, i) => {
      const node = doc.child(i);
      if (entry.node === node || !entry.node.eq(node)) return;
      entry.node = node;
      if (!node.isTextblock && entry.open !== null) index?.tableAt(entry.open)?.adopt(node);
    });
  }

  #agrees(doc: Node): boolean {
    const entries = this.#index?.body.entries ?? [];
    return entries.length === doc.childCount && entries.every((entry, i) => entry.node === doc.child(i));
  }

  #cut(state: EditorState): void {
    const value = syncKey.getState(state);
    if (value !== undefined) value.previous = null;
  }
}

function cellsOf(index: DocumentIndex, id: Id): CellChanges | undefined {
  const table = index.tableAt(id);
  return (
    table && {
      changesIn: (row, column) => table.pending.get(table.flat(row, column)) ?? [],
      apply: (tr, base, change) => applyChange(tr, base, change, () => undefined),
    }
  );
}

function toRanges(old: Node, fresh: Node, maps: readonly StepMap[] | undefined): ChangedRange[] {
  const ranges = maps === undefined ? undefined : changedRanges(maps);
  return ranges !== undefined && consistent(old, fresh, ranges) ? ranges : [wholeRange(old, fresh)];
}

/** Between changed ranges, as much must lie in the one document as in the other. */
function consistent(old: Node, fresh: Node, ranges: readonly ChangedRange[]): boolean {
  let [at, freshAt] = [0, 0];
  for (const { from, to, newFrom, newTo } of ranges) {
    if (from - at !== newFrom - freshAt) return false;
    [at, freshAt] = [to, newTo];
  }
  return old.content.size - at === fresh.content.size - freshAt;
}

function wholeRange(old: Node, fresh: Node): ChangedRange {
  let [from, to, newTo] = [0, old.content.size, fresh.content.size];
  const shorter = Math.min(old.childCount, fresh.childCount);
  let [start, end] = [0, 0];
  while (start < shorter && old.child(start) === fresh.child(start)) from += old.child(start++).nodeSize;
  while (
    start + end < shorter &&
    old.child(old.childCount - 1 - end) === fresh.child(fresh.childCount - 1 - end)
  ) {
    const size = old.child(old.childCount - 1 - end).nodeSize;
    [to, newTo, end] = [to - size, newTo - size, end + 1];
  }
  return { from, to, newFrom: from, newTo };
}

/** A caret stays before text that comes in right at it, and a selection does not grow at its edges. */
function keepSelection(state: EditorState, tr: Transaction): void {
  const { selection } = state;
  if (!(selection instanceof TextSelection)) return;
  const { anchor, head, empty, from } = selection;
  const map = (position: number) => tr.mapping.map(position, empty || position !== from ? -1 : 1);
  const [$anchor, $head] = [tr.doc.resolve(map(anchor)), tr.doc.resolve(map(head))];
  tr.setSelection(TextSelection.between($anchor, $head, -1));
}

function putCaret(index: DocumentIndex, tr: Transaction, caret: Caret): void {
  const [anchor, head] = [fromAnchor(index, caret.anchor), fromAnchor(index, caret.head)];
  if (anchor === undefined || head === undefined) return;
  const { size } = tr.doc.content;
  const [$anchor, $head] = [tr.doc.resolve(Math.min(anchor, size)), tr.doc.resolve(Math.min(head, size))];
  tr.setSelection(TextSelection.between($anchor, $head, -1)).scrollIntoView();
}
