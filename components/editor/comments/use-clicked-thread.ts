"use client";

import { NodeSelection } from "prosemirror-state";
import { useEffect, useRef } from "react";
import { commentMarksIn } from "#lib/editor/plugins/comment-marks.ts";
import type { EditorHost } from "../editor-host.ts";

/** Calls `onClick` with the thread whose text was clicked; where several share it, with the one about the shortest text. */
export function useClickedThread(host: EditorHost, onClick: (id: string) => void): void {
  const latest = useRef(onClick);
  useEffect(() => {
    latest.current = onClick;
  });
  useEffect(() => {
    const click = ({ target, clientX, clientY }: MouseEvent): void => {
      const { view } = host;
      if (view === undefined || !(target instanceof Element)) return;
      if (target.closest(".comment-mark, .proposal") === null || !view.dom.contains(target)) return;
      const added = target.closest("[data-thread]")?.getAttribute("data-thread");
      if (added != null) {
        latest.current(added);
        return;
      }
      // Somebody selects: that is no click on a thread.
      const { selection } = view.state;
      if (!selection.empty && !(selection instanceof NodeSelection)) return;
      const at = view.posAtCoords({ left: clientX, top: clientY })?.pos;
      const places = at === undefined ? [] : (commentMarksIn(view.state)?.places(at) ?? []);
      const shortest = [...places].sort((a, b) => a.to - a.from - (b.to - b.from))[0];
      if (shortest !== undefined) latest.current(shortest.id);
    };
    document.addEventListener("click", click);
    return () => document.removeEventListener("click", click);
  }, [host]);
}
