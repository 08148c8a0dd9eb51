/**
 * One editor view and one Y.XmlFragment, kept equal.
 *
 *   view's own transaction ──► push: least operations in one Yjs transaction
 *   others' edits, undo    ──► pull: least ProseMirror steps in one transaction, the caret kept by the letter it stands behind
 *
 * `synced` is the document as both sides last agreed on it. A change that arrives while it equals the view's document needs no
 * lock against echoes: what is pulled leaves nothing to push, and the other way round.
 */
import type { Node } from "prosemirror-model";
import { type EditorState, TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { ySyncPluginKey, yUndoPluginKey } from "y-prosemirror";
import * as Y from "yjs";
import type { Anchor } from "../binding.ts";
import { patchDocument } from "../patch-document.ts";
import { markRemoteChange } from "../transaction-meta.ts";
import { fromBodyAnchor, toBodyAnchor } from "./body-anchor.ts";
import { type NodeCache, readBody } from "./read-body.ts";
import { writeBody } from "./write-body.ts";

interface AnchoredSelection {
  anchor: Anchor;
  head: Anchor;
}

// A key that no other user of the undo manager's stack items can hit.
const selectionBeforeStep = Symbol("quire.selectionBeforeStep");

export class BodyLink {
  readonly #view: EditorView;
  readonly #body: Y.XmlFragment;
  readonly #doc: Y.Doc;
  readonly #cache: NodeCache = new WeakMap();
  readonly #release: () => void;
  #synced: Node;
  #writing = false;
  #selectionBefore: AnchoredSelection | undefined;

  constructor(view: EditorView, body: Y.XmlFragment, doc: Y.Doc) {
    this.#view = view;
    this.#body = body;
    this.#doc = doc;
    this.#synced = view.state.doc;

    const beforeTransaction = () => {
      if (!this.#writing) this.#selectionBefore = this.#anchorSelection(view.state);
    };
    const changed = (_events: unknown, transaction: Y.Transaction) => {
      for (const type of transaction.changed.keys()) this.#cache.delete(type);
      for (const type of transaction.changedParentTypes.keys()) this.#cache.delete(type);
      if (!this.#writing) this.pull(transaction.origin instanceof Y.UndoManager);
    };
    const undoManager = yUndoPluginKey.getState(view.state)?.undoManager;
    const stepAdded = ({ stackItem }: { stackItem: { meta: Map<unknown, unknown> } }) => {
      stackItem.meta.set(selectionBeforeStep, this.#selectionBefore);
    };
    const stepTakenBack = ({ stackItem }: { stackItem: { meta: Map<unknown, unknown> } }) => {
      // Only this class writes under this key.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      this.#restoreSelection(stackItem.meta.get(selectionBeforeStep) as AnchoredSelection | undefined);
    };
    doc.on("beforeTransaction", beforeTransaction);
    body.observeDeep(changed);
    undoManager?.on("stack-item-added", stepAdded);
    undoManager?.on("stack-item-popped", stepTakenBack);
    this.#release = () => {
      doc.off("beforeTransaction", beforeTransaction);
      body.unobserveDeep(changed);
      undoManager?.off("stack-item-added", stepAdded);
      undoManager?.off("stack-item-popped", stepTakenBack);
    };
  }

  destroy(): void {
    this.#release();
  }

  /** Shows what the body says now. */
  pull(isUndo: boolean): void {
    const { state } = this.#view;
    const fresh = readBody(this.#body, state.schema, this.#cache);
    const tr = state.tr;
    patchDocument(tr, fresh);
    this.#synced = tr.doc;
    this.#remember();
    if (!tr.docChanged) return;
    if (this.#selectionBefore !== undefined) this.#select(tr, this.#selectionBefore);
    this.#view.dispatch(
      markRemoteChange(tr).setMeta(ySyncPluginKey, { isChangeOrigin: true, isUndoRedoOperation: isUndo }),
    );
  }

  /** Writes what the view's own transactions did since the two were last equal. */
  push(previous: EditorState, addToHistory: boolean, newUndoStep: boolean): void {
    const { state } = this.#view;
    if (state.doc === this.#synced) return;
    const undoManager = yUndoPluginKey.getState(state)?.undoManager;
    if (newUndoStep || !addToHistory) undoManager?.stopCapturing();
    this.#selectionBefore = previous.doc === this.#synced ? this.#anchorSelection(previous) : undefined;
    const caret = Math.min(previous.selection.from, state.selection.from);
    const synced = this.#synced;
    this.#synced = state.doc;
    this.#writing = true;
    try {
      this.#doc.transact((transaction) => {
        transaction.meta.set("addToHistory", addToHistory);
        writeBody(this.#body, synced, state.doc, caret);
      }, ySyncPluginKey);
    } finally {
      this.#writing = false;
    }
    if (newUndoStep) undoManager?.stopCapturing();
    this.#remember();
  }

  /** The view's own node objects stand for their shared types, so that the next reading finds them unchanged. */
  #remember(): void {
    this.#body.toArray().forEach((type: object, index) => {
      const node = this.#synced.maybeChild(index);
      if (node !== null && this.#cache.get(type) !== node) this.#cache.set(type, node);
    });
  }

  #anchorSelection(state: EditorState): AnchoredSelection | undefined {
    const { selection } = state;
    if (state.doc !== this.#synced || !(selection instanceof TextSelection)) return undefined;
    const { anchor, head, from } = selection;
    // A caret stays behind the letter it was typed after; a selection keeps out what others write at its edges.
    const side = (position: number): -1 | 1 => (!selection.empty && position === from ? 1 : -1);
    return {
      anchor: toBodyAnchor(this.#body, state.doc, anchor, side(anchor)),
      head: toBodyAnchor(this.#body, state.doc, head, side(head)),
    };
  }

  #select(tr: EditorState["tr"], selection: AnchoredSelection): boolean {
    const anchor = fromBodyAnchor(this.#body, tr.doc, selection.anchor);
    const head = fromBodyAnchor(this.#body, tr.doc, selection.head);
    if (anchor === undefined || head === undefined) return false;
    tr.setSelection(TextSelection.between(tr.doc.resolve(anchor), tr.doc.resolve(head)));
    return true;
  }

  #restoreSelection(selection: AnchoredSelection | undefined): void {
    const tr = this.#view.state.tr;
    if (selection !== undefined) this.#select(tr, selection);
    this.#view.dispatch(tr.setMeta("addToHistory", false).scrollIntoView());
  }
}
