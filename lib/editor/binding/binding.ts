/**
 * The only door between ProseMirror and Yjs. Nothing outside this folder knows which shared types hold the text.
 * Two adapters stand behind it (`xml/`, `text/`); `contract/binding-contract.ts` is the suite that both pass.
 */
import type { Node, Schema } from "prosemirror-model";
import type { Command, EditorState, Plugin } from "prosemirror-state";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import type { DocumentFormat } from "#lib/collab/document-format.ts";
import type { LongStep } from "./transaction-meta.ts";

/**
 * A place in the text that stays where it is while everybody edits: JSON, safe to store and to send.
 * Only the adapter that made it can read it.
 */
export type Anchor = { readonly [key: string]: unknown };

/** Around a text: the anchor of where it begins, made with side 1, and of where it ends, made with side −1. */
export interface AnchorRange {
  readonly from: Anchor;
  readonly to: Anchor;
}

/** From one position to a later one. */
export interface PlacedRange {
  readonly from: number;
  readonly to: number;
}

export interface BindingOptions {
  doc: Y.Doc;
  /** Absent: no remote carets and none of one's own (history, tests). */
  awareness?: Awareness;
  /** False for a viewer: nothing is written to `doc` or to `awareness.cursor`, whatever the plugins see. */
  editable: boolean;
}

/** Steps that are done in several transactions (`joinLongStep`), with others between them. */
export interface LongSteps {
  /** Whether it was begun, and not taken back since. */
  has(state: EditorState, step: LongStep): boolean;
  /** Takes it back, and leaves what was done since. */
  takeBack(state: EditorState, step: LongStep): void;
}

export interface Binding {
  readonly format: DocumentFormat;
  /** Sync, cursors and undo. The state must start from `read(doc)`. Views clean up after themselves in `destroy`. */
  plugins(options: BindingOptions): Plugin[];
  /** Takes back this person's last step only. `(state) => boolean` asks whether there is one. */
  readonly undo: Command;
  readonly redo: Command;
  /** Absent where each transaction is a step. */
  readonly longSteps?: LongSteps;
  /** The document as ProseMirror shows it. Total, needs no view and no DOM, and writes nothing. */
  read(doc: Y.Doc, schema: Schema): Node;
  /** Writes `content` into an empty body, in one transaction. For new documents and imports, on the server. */
  seed(doc: Y.Doc, content: Node): void;
  /** The anchor of a position in `state`. `side` −1 sticks to what is before, 1 to what is after. */
  toAnchor(state: EditorState, position: number, side: -1 | 1): Anchor;
  /** Where the anchor is now, or undefined when its text is gone for good or it is not one of this adapter's. */
  fromAnchor(state: EditorState, anchor: Anchor): number | undefined;
  /**
   * What is left of a text, with what was written into it. Undefined when nothing is, even if the nearest things that are left
   * of what stood beside it have come to stand around others' text.
   */
  fromRange(state: EditorState, range: AnchorRange): PlacedRange | undefined;
  /** `fromAnchor` without a view, for the server: position in `read(doc)`. */
  resolveAnchor(doc: Y.Doc, schema: Schema, anchor: Anchor): number | undefined;
  /**
   * What the block in front of which `position` stands is called in addresses: letters, digits and "-", the same for everybody
   * and through edits, under text through moves as well. Undefined for what is not written yet.
   */
  blockName(state: EditorState, position: number): string | undefined;
  /** In front of the block that is called so, or undefined when it is gone, or never was. */
  blockAt(state: EditorState, name: string): number | undefined;
}
