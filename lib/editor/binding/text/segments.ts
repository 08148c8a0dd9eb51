/** What reading a flat text gives (read.ts): the nodes that are shown, and how the text is cut where something was moved. */
import type { Node } from "prosemirror-model";
import type * as Y from "yjs";
import type { Formats, Id, Run, Shared } from "./layout.ts";
import type { Portal } from "./portals.ts";

/** One node as shown, with the identities of what it is made of. No id: that end is implied, nothing in the text says it. */
export interface Entry {
  /** Kept identical with the node in the editor's document, once both are equal. */
  node: Node;
  readonly open: Id | null;
  readonly close: Id | null;
  readonly content: readonly Run[];
  /** Only where pieces were read together: which one it goes on with, from which offset in `content` on. */
  readonly seams?: readonly Seam[];
}

export interface Seam {
  readonly at: number;
  readonly piece: Piece;
}

export interface Segment {
  /** The element that it starts with; null for what stands before the first one. */
  readonly start: Y.Item | null;
  readonly entries: readonly Entry[];
  /** Whether anything in it is shown, or ends a block. */
  readonly says: boolean;
  readonly before: Formats;
  readonly after: Formats;
  /** Absent where nothing is cut. */
  readonly stretches?: readonly Stretch[];
}

/** A place where moved things begin, end or are shown. */
export type Cut =
  /** Before `at`; `id` is what the portals name. */
  | { readonly type: "start"; readonly id: Id; readonly at: Id; readonly parent: Shared }
  /** Behind `id`. */
  | { readonly type: "end"; readonly id: Id; readonly parent: Shared }
  /** Before the portal itself. */
  | { readonly type: "portal"; readonly id: Id; readonly portal: Portal };

/** A part of a segment between two cuts. */
export interface Stretch {
  /** What it begins with; null at the start of the segment. */
  readonly cut: Cut | null;
  readonly before: Formats;
  readonly says: boolean;
  /** Whether the segment's element is in it. */
  readonly starts: boolean;
}

/** What the order of the page is made of: whole segments, or stretches of those that are cut. */
export type Piece = Segment | Stretch;
