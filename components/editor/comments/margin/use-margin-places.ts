"use client";

import { type RefObject, useEffect, useState } from "react";
import { commentMarksIn } from "#lib/editor/plugins/comment-marks.ts";
import type { EditorHost } from "../../editor-host.ts";
import { nearRange } from "./near-range.ts";

/** A thread near the window, and how far below the margin's top its text begins, in pixels. */
export interface MarginPlace {
  id: string;
  wanted: number;
}

/** Nobody sees a card that comes a blink later than its line; whoever types shall not pay for each key. */
const pauseMs = 120;
/** Cards are drawn half a window ahead: before that is used up they are looked for anew. In windows. */
const lookAgainAfter = 0.3;

/**
 * Where the texts of threads near the window stand, in the order of the text. It measures a moment after an edit, at most a few
 * times in a second, and only what is near: its work grows neither with the document nor with its threads.
 */
export function useMarginPlaces(
  host: EditorHost,
  margin: RefObject<HTMLElement | null>,
): readonly MarginPlace[] {
  const [places, setPlaces] = useState<readonly MarginPlace[]>([]);
  useEffect(() => {
    let frame = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let marks = host.state && commentMarksIn(host.state);
    let doc = host.state?.doc;
    let scrolledTo = window.scrollY;
    const measure = (): void => {
      frame = 0;
      scrolledTo = window.scrollY;
      const next = margin.current === null ? [] : placesNear(host, margin.current);
      setPlaces((last) => (isSame(last, next) ? last : next));
    };
    const now = (): void => {
      if (frame === 0) frame = requestAnimationFrame(measure);
    };
    const soon = (): void => {
      timer ??= setTimeout(() => {
        timer = undefined;
        now();
      }, pauseMs);
    };
    const hearScroll = (): void => {
      if (Math.abs(window.scrollY - scrolledTo) > lookAgainAfter * window.innerHeight) now();
    };
    const sizes = new ResizeObserver(soon);
    let watched = host.view?.dom;
    const watch = (): void => {
      sizes.disconnect();
      if (watched !== undefined) sizes.observe(watched);
    };
    const stopState = host.subscribe(() => {
      if (host.view?.dom !== watched) {
        watched = host.view?.dom;
        watch();
      }
      const drawn = host.state && commentMarksIn(host.state);
      if (drawn?.draw() === marks?.draw()) return;
      marks = drawn;
      const isEdit = host.state?.doc !== doc;
      doc = host.state?.doc;
      // Drawn anew, without an edit: somebody began a comment, and types on while its card comes.
      if (isEdit) soon();
      else measure();
    });
    watch();
    now();
    window.addEventListener("scroll", hearScroll, { passive: true });
    window.addEventListener("scrollend", now);
    window.addEventListener("resize", soon);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      sizes.disconnect();
      stopState();
      window.removeEventListener("scroll", hearScroll);
      window.removeEventListener("scrollend", now);
      window.removeEventListener("resize", soon);
    };
  }, [host, margin]);
  return places;
}

function placesNear({ view }: EditorHost, margin: HTMLElement): MarginPlace[] {
  const marks = view && commentMarksIn(view.state);
  if (view === undefined || marks === undefined) return [];
  const near = nearRange(view);
  if (near === undefined) return [];
  const first = new Map<string, number>();
  for (const { id, from } of marks.places(near.from, near.to))
    if (from >= near.from) first.set(id, Math.min(from, first.get(id) ?? from));
  const { top } = margin.getBoundingClientRect();
  return [...first]
    .sort(([, a], [, b]) => a - b)
    .flatMap(([id, from]) => {
      const wanted = view.coordsAtPos(from, 1).top - top;
      // Folded away it has no place on the page.
      return isShown(view.domAtPos(from).node) ? [{ id, wanted: Math.round(wanted) }] : [];
    });
}

function isShown(node: Node): boolean {
  const element = node instanceof Element ? node : node.parentElement;
  return element !== null && element.getClientRects().length > 0;
}

function isSame(a: readonly MarginPlace[], b: readonly MarginPlace[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ id, wanted }, index) => id === b[index]?.id && wanted === b[index].wanted)
  );
}
