/**
 * The port behind which every editor is measured: ours with both adapters here, the peers in benchmarks/merging.
 * One `EditorUnderTest` is one person's open document: a real EditorView with its real keymap, commands and binding.
 */
import type { Node } from "prosemirror-model";
import type { Selection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { OutlineBlock } from "./outline.ts";

export interface Subject {
  readonly name: string;
  /** A document with this content, as the bytes that every replica starts from. */
  seed(content: readonly OutlineBlock[]): Promise<Uint8Array>;
  open(start: Uint8Array, clientId: number): Promise<EditorUnderTest>;
  /** The same editor in a version that does not know dividers. */
  openOlder?(start: Uint8Array, clientId: number): Promise<EditorUnderTest>;
}

export interface EditorUnderTest {
  readonly view: EditorView;
  readonly wire: Wire;
  /** What the editor's menus and shortcuts do at the selection. One that it has no command for is absent. */
  readonly commands: Partial<Record<CommandName, (argument: string) => boolean>>;
  /** Selections of the editor's own copy of prosemirror-state. */
  selectText(from: number, to: number): Selection;
  selectNode(position: number): Selection;
  outline(doc: Node): OutlineBlock[];
  /** A sentence when something that must always hold does not (the Y.Doc read anew differs from the view). */
  complaint?(): string | undefined;
  /** A place that survives edits, and where it is now. */
  anchor?: {
    make(position: number, side?: -1 | 1): unknown;
    find(anchor: unknown): number | undefined;
    /** What is left between two of them; without it, what stands between where they are. */
    findRange?(from: unknown, to: unknown): { from: number; to: number } | undefined;
  };
  /** What is drawn on the words that a comment is about; it goes along with edits by itself. Not found: to be drawn anew from its anchors. */
  highlights?: {
    add(id: string, place: { from: number; to: number }): void;
    find(id: string): { from: number; to: number } | undefined;
  };
  close(): void;
}

/** The Yjs side, in bytes, so that no two copies of Yjs ever meet. */
export interface Wire {
  /** Called with each update that did not come through `receive`. */
  onLocalUpdate(listener: (update: Uint8Array) => void): void;
  receive(update: Uint8Array): void;
  stateVector(): Uint8Array;
  updateSince(stateVector: Uint8Array): Uint8Array;
  /** Grows with every change of the Y.Doc, whoever made it. */
  readonly changes: number;
}

/**
 * Arguments: `kind` takes an outline kind, `mark` a mark's letter, `color` … `language` a value, `atom` the name of a node,
 * `picture` `size=50` or `align=left`, `source` the TeX of the selected formula, the others none unless told.
 */
export const commandNames = [
  "kind",
  "mark",
  "link",
  "color",
  "highlight",
  "script",
  "align",
  "tone",
  "language",
  "atom",
  "picture",
  "source",
  "indent",
  "outdent",
  "toggleTask",
  "moveUp",
  "moveDown",
  "deleteBlock",
  "divider",
  "undo",
  "redo",
  "addRow",
  "addColumn",
  "deleteRow",
  "deleteColumn",
  "moveRowDown",
  "moveColumnRight",
  "deleteTable",
  "insertTable",
] as const;
export type CommandName = (typeof commandNames)[number];

/** Thrown when an editor has no such command or cannot hold such a block: the cell says n/a. */
export class NotOffered extends Error {}

/** Thrown when the editor has the command but says that it does not apply here. */
export class Declined extends Error {}
