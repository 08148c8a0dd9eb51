/**
 * One editor on one text, live. Whatever either of them does, the other follows at once:
 *
 *     view takes a state ──► update ──► writeLocal, one Y transaction with this session as its origin
 *     Y transaction of anyone else ──► afterTransaction ──► refresh ──► the least ProseMirror transaction
 *
 * Between the two, `#shown` is the document that both agree on, and the index's entries are its nodes.
 */
import type { Node } from "prosemirror-model";
import type { EditorState, PluginView, Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type * as Y from "yjs";
import { type LongStep, markRemoteChange } from "../transaction-meta.ts";
import { adopt, agrees, disagreement } from "./agreement.ts";
import { keepSelection, putCaret, toCaret } from "./carets.ts";
import type { Change } from "./change.ts";
import { rangesBetween } from "./changed-ranges.ts";
import type { Copies } from "./copies.ts";
import { DocumentIndex } from "./document-index.ts";
import { movesAny } from "./entry-changes.ts";
import { takeReading } from "./fresh-reading.ts";
import { HeldBlock } from "./held-block.ts";
import type { Id } from "./layout.ts";
import { writeLocal, writeTyped } from "./local-to-items.ts";
import { createWriter, toContext } from "./local-writer.ts";
import { staysPassive } from "./passive.ts";
import { applyChange, settleNodes } from "./remote-to-steps.ts";
import type { CellChanges } from "./settle-table.ts";
import { countFrom } from "./starts.ts";
import { stretchSince, syncKey } from "./sync-state.ts";
import { typedText } from "./typed-text.ts";
import { UndoHistory } from "./undo.ts";
import type { Caret } from "./undo-step.ts";
import type { Writer } from "./write.ts";

/** A composition under way that others have touched, and what undo needs to know of it. */
interface Composition {
  readonly block: HeldBlock;
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
  #held: Composition | null = null;
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
    const index = takeReading(this.doc, view.state.doc) ?? new DocumentIndex(this.doc, view.state.schema);
    this.#index = index;
    this.#view = view;
    this.#shown = view.state.doc;
    this.doc.on("afterTransaction", this.#follow);
    if (!adopt(index, view.state.doc)) this.#show([{ from: 0, old: [], new: index.body.entries }], true);
    return {
      update: () => {
        this.#write();
        this.#lastCaret = toCaret(index, view.state.selection);
      },
      destroy: () => {
        this.#writeHeld(view, index);
        this.doc.off("afterTransaction", this.#follow);
        passive.release();
        this.#view = null;
        this.#index = null;
      },
    };
  }

  /** Takes back the last own step, or does again what was taken back. */
  travel(direction: "undo" | "redo"): void {
    this.#goBack((writer, copies, caret) => this.history[direction](writer, copies, caret));
  }

  /** Takes back one step alone. The caret stays where it is, as others may have been taken since. */
  takeBack(step: LongStep): void {
    this.#goBack((writer, copies, caret) => {
      this.history.undoLong(step, writer, copies, caret);
      return null;
    });
  }

  #goBack(go: (writer: Writer, copies: Copies, caret: Caret) => Caret | null): void {
    this.release();
    const [view, index] = [this.#view, this.#index];
    if (view === null || index === null || !this.editable) return;
    const caret = toCaret(index, view.state.selection);
    const back = this.doc.transact(
      (transaction) => go(createWriter(index, transaction, this.history), index.copies, caret),
      this,
    );
    this.#show(index.body.refresh(), false, back);
  }

  /** The input method is done: what waited in its block is written, and then shown. */
  release(): void {
    const [view, index] = [this.#view, this.#index];
    if (view === null || index === null || !this.#writeHeld(view, index)) return;
    const fresh = view.state.doc;
    index.body.refresh();
    this.#shown = fresh;
    this.#cut(view.state);
    this.#settle(view, index, fresh);
  }

  /** Whether there was anything that waited. */
  #writeHeld(view: EditorView, index: DocumentIndex): boolean {
    const held = this.#held;
    this.#held = null;
    if (held === null) return false;
    this.doc.transact((transaction) => {
      const context = toContext(index, createWriter(index, transaction, this.history));
      this.history.record(held.time, held.caret, () => held.block.write(context, view.state.doc));
    }, this);
    return true;
  }

  /** During composition, the block of the caret waits: the browser would end the composition if it changed. */
  #hold(index: DocumentIndex, note: () => void): void {
    const view = this.#view;
    const composes = this.#held === null && view?.composing === true;
    const block = composes ? HeldBlock.around(index, view.state.selection.head) : null;
    note();
    if (block?.isTouched === false) block.letGo();
    if (view === null || block?.isTouched !== true) return;
    this.#held = { block, caret: this.#lastCaret, time: syncKey.getState(view.state)?.time ?? 0 };
  }

  /** Writes what the editor did since both agreed. */
  #write(): void {
    const [view, index, shown] = [this.#view, this.#index, this.#shown];
    if (view === null || index === null || shown === null || view.state.doc === shown) return;
    const fresh = view.state.doc;
    countFrom(shown, fresh);
    const stretch = stretchSince(view.state, shown);
    const typed = stretch && typedText(shown, fresh, stretch.maps);
    const ranges = typed ? [typed.range] : rangesBetween(shown, fresh, stretch?.maps);
    const held = this.#held?.block;
    if (held !== undefined && (held.follow(shown, fresh) || !held.isApartFrom(ranges))) {
      const goesOn = view.composing && agrees(index, fresh);
      this.#shown = fresh;
      this.#cut(view.state);
      if (!goesOn) this.release();
      return;
    }
    this.#shown = fresh;
    this.doc.transact((transaction) => {
      const context = toContext(index, createWriter(index, transaction, this.history));
      const write = () => {
        if (typed === undefined || !writeTyped(context, index.body, shown, fresh, typed))
          writeLocal(context, index.body, shown, fresh, ranges);
      };
      if (stretch?.startsStep) this.history.close();
      if (stretch?.forgets) write();
      else this.history.record(stretch?.time ?? 0, this.#lastCaret, write, stretch?.longStep);
      // A step of its own ends here: what is typed next is not part of it.
      if (stretch?.startsStep) this.history.close();
    }, this);
    this.#cut(view.state);
    this.#settle(view, index, fresh);
    if (!view.composing) this.release();
  }

  #follow = (transaction: Y.Transaction): void => {
    const index = this.#index;
    if (index === null || transaction.origin === this) return;
    this.#write();
    this.#hold(index, () => index.note(transaction));
    this.#show(index.body.refresh(), false);
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
    if (caret !== null) putCaret(index, tr, caret).scrollIntoView();
    // A caret in a block that was moved goes along.
    else if (this.#lastCaret !== null && movesAny(changes)) putCaret(index, tr, this.#lastCaret);
    this.#dispatch(view, index, tr);
  }

  #dispatch(view: EditorView, index: DocumentIndex, tr: Transaction): void {
    markRemoteChange(tr);
    if (tr.docChanged) {
      countFrom(view.state.doc, tr.doc);
      this.#shown = tr.doc;
      adopt(index, tr.doc);
      view.dispatch(tr);
      if (view.state.doc === tr.doc) this.#cut(view.state);
    } else adopt(index, view.state.doc);
  }

  /** Where the editor shows something that the text does not say (a foreign character, say), the text wins. */
  #settle(view: EditorView, index: DocumentIndex, fresh: Node): void {
    if (!adopt(index, fresh) && view.state.doc === fresh) this.#show([disagreement(index, fresh)], false);
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
      compare: settleNodes,
    }
  );
}
