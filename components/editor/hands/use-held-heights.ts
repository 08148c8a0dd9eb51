"use client";

import type { Node } from "prosemirror-model";
import type { EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { useEffect } from "react";
import {
  type HeldHeight,
  HeldHeights,
  heldHeightsIn,
  mayHoldHeight,
} from "#lib/editor/plugins/held-heights.ts";
import { drawLayer } from "#lib/editor/plugins/late-decorations.ts";
import type { EditorHost } from "../editor-host.ts";

/** Shorter documents are laid out in no time. */
const longDocument = 300;
/** Oneself and a handful of others; the one who wrote longest ago is let go of. */
const most = 8;

/**
 * In a long document, blocks that are being written in keep their height, so that a letter costs as much as its block and not as
 * much as the document. They are measured in every frame that follows a change, before it is painted.
 */
export function useHeldHeights(host: EditorHost): void {
  useEffect(() => {
    let frame = 0;
    let seen = host.state?.doc;
    const written = new Set<Node>();
    const measure = (): void => {
      frame = 0;
      if (host.view !== undefined) holdHeights(host.view, written);
      written.clear();
    };
    const measureSoon = (): void => {
      if (frame === 0) frame = requestAnimationFrame(measure);
    };
    const follow = (): void => {
      const { state } = host;
      if (state === undefined) return;
      const held = heldHeightsIn(state);
      if (seen !== undefined && state.doc.childCount >= longDocument)
        for (const node of changedBlocks(seen, state.doc))
          if (!held.some((each) => each.node === node)) written.add(node);
      seen = state.doc;
      if (written.size > 0 || held.length > 0) measureSoon();
    };
    const letGo = (): void => {
      if (host.state !== undefined && heldHeightsIn(host.state).length > 0) hold(host, []);
    };
    let width = 0;
    const sizes = new ResizeObserver(([entry]) => {
      const now = entry?.contentRect.width ?? 0;
      // Another width makes other lines, and what is held would not tell.
      if (now !== width) letGo();
      width = now;
    });
    let surface: Element | undefined;
    const observe = (): void => {
      const dom = host.view?.dom;
      if (dom === surface) return;
      sizes.disconnect();
      surface = dom;
      if (dom !== undefined) sizes.observe(dom);
    };
    observe();
    const stops = [host.subscribe(follow), host.subscribe(observe)];
    document.fonts.addEventListener("loadingdone", letGo);
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      document.fonts.removeEventListener("loadingdone", letGo);
      for (const stop of stops) stop();
    };
  }, [host]);
}

const hold = (host: Pick<EditorHost, "view">, all: readonly HeldHeight[]): void => {
  const { view } = host;
  if (view !== undefined) drawLayer("height", HeldHeights.of(view.state, all))(view.state, view.dispatch);
};

/** Gives up what is not right any more, and holds what was written in. */
function holdHeights(view: EditorView, written: ReadonlySet<Node>): void {
  const held = heldHeightsIn(view.state);
  const right = held.filter((each) => each.lines === linesOf(elementAt(view, each.pos)));
  const wrong = held.filter((each) => !right.includes(each));
  // Nothing changes around a word that is being composed, unless it has to.
  const fresh = view.composing ? [] : writtenIn(view.state, written, right);
  if (wrong.length === 0 && fresh.length === 0) return;
  // Without the old height the new one shows.
  if (wrong.length > 0) hold({ view }, right);
  const known = new Set(fresh.map(({ pos }) => pos));
  const again = view.composing ? [] : wrong.filter(({ pos }) => !known.has(pos));
  const measured = [...again, ...fresh].flatMap(({ pos, node }) => {
    const element = elementAt(view, pos);
    const height = element?.getBoundingClientRect().height ?? 0;
    // What is folded away has no height.
    return height === 0 ? [] : [{ pos, node, height, lines: linesOf(element) }];
  });
  if (measured.length > 0) hold({ view }, [...right, ...measured].slice(-most));
}

/** Where those that changed are, and are not held yet. */
function writtenIn(
  { doc }: EditorState,
  written: ReadonlySet<Node>,
  right: readonly HeldHeight[],
): { pos: number; node: Node }[] {
  const found: { pos: number; node: Node }[] = [];
  if (written.size === 0) return found;
  doc.forEach((node, pos) => {
    if (written.has(node) && mayHoldHeight(node) && !right.some((each) => each.pos === pos))
      found.push({ pos, node });
  });
  return found;
}

function elementAt(view: EditorView, pos: number): HTMLElement | undefined {
  const dom = view.nodeDOM(pos);
  return dom instanceof HTMLElement ? dom : undefined;
}

/** The height of what stands in the block, whatever height that itself has. */
function linesOf(element: HTMLElement | undefined): number {
  if (element === undefined) return 0;
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect().height;
}

/** The blocks that changed, where as many stand in the document as before; a few at most. */
function changedBlocks(before: Node, after: Node): readonly Node[] {
  if (before === after || before.childCount !== after.childCount) return [];
  const [old, now] = [before.children, after.children];
  // For each key: most of thousands are the same objects.
  let [from, to] = [0, now.length];
  while (from < to && old[from] === now[from]) from += 1;
  while (to > from && old[to - 1] === now[to - 1]) to -= 1;
  const changed = now.slice(from, to).filter((block, index) => block !== old[from + index]);
  return changed.length > most ? [] : changed;
}
