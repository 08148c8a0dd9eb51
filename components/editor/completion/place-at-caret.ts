import type { EditorView } from "prosemirror-view";

export interface PopupPlace {
  left: number;
  /** Of the popup's edge that touches the line: its top below the line, its bottom above it. */
  edge: number;
  side: "below" | "above";
  maxHeight: number;
}

const gap = 6;
const margin = 8;
/** The format bar above the keyboard of a phone, and the head of the page. */
const bars = 56;

/**
 * Where a popup of `width` stands beside the text at `position`, in pixels of the window: where there is more room in what
 * is left of the page when a keyboard covers some of it.
 */
export function placeAtCaret(view: EditorView, position: number, width: number): PopupPlace {
  const line = view.coordsAtPos(position);
  const { innerWidth, innerHeight, visualViewport } = window;
  const top = (visualViewport?.offsetTop ?? 0) + bars;
  const isPhone = innerWidth <= 640;
  const bottom =
    (visualViewport?.offsetTop ?? 0) + (visualViewport?.height ?? innerHeight) - (isPhone ? bars : 0);
  const below = bottom - line.bottom - gap - margin;
  const above = line.top - top - gap - margin;
  const side = below >= 220 || below >= above ? "below" : "above";
  const room = side === "below" ? below : above;
  return {
    left: Math.max(margin, Math.min(line.left, innerWidth - width - margin)),
    edge: side === "below" ? line.bottom + gap : innerHeight - line.top + gap,
    side,
    maxHeight: Math.max(96, Math.min(320, room)),
  };
}
