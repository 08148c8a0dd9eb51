import type { EditorView } from "prosemirror-view";
import { useEffect, useState } from "react";
import { outlineOf } from "#lib/editor/queries/outline.ts";
import type { EditorHost } from "../editor-host.ts";
import { hearMoves } from "../hear-moves.ts";
import { headBottom } from "./head-bottom.ts";

interface CurrentSection {
  /** The number of its heading; -1 before the first. */
  current: number;
  headHeight: number;
}

/** The section in which the caret stands where it is in sight, or else the one at the top of the window. */
export function useCurrentSection(host: EditorHost): CurrentSection {
  const [section, setSection] = useState<CurrentSection>({ current: -1, headHeight: 0 });
  useEffect(() => {
    let frame = 0;
    const look = (): void => {
      const { view } = host;
      if (view === undefined) return;
      const headHeight = headBottom();
      const current = sectionIn(view, headHeight);
      setSection((last) =>
        last.current === current && last.headHeight === headHeight ? last : { current, headHeight },
      );
    };
    const lookSoon = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    };
    lookSoon();
    const stopState = host.subscribe(lookSoon);
    const stopMoves = hearMoves(lookSoon);
    return () => {
      cancelAnimationFrame(frame);
      stopState();
      stopMoves();
    };
  }, [host]);
  return section;
}

/** How far under the bars a heading may stand and still be the one that is read. */
const reach = 96;

function sectionIn(view: EditorView, top: number): number {
  const { doc, selection } = view.state;
  const { positions } = outlineOf(doc);
  const caret = view.coordsAtPos(selection.head);
  if (caret.bottom > top && caret.top < window.innerHeight)
    return positions.findLastIndex((position) => position <= selection.head);
  const isRead = (position: number): boolean => {
    const heading = view.nodeDOM(position);
    return heading instanceof Element && heading.getBoundingClientRect().top < top + reach;
  };
  // Headings stand in order: halving asks for few places.
  let [from, to] = [0, positions.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isRead(positions[middle] ?? 0)) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}
