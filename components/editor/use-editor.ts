"use client";

import type { EditorState } from "prosemirror-state";
import { useCallback, useRef, useSyncExternalStore } from "react";
import type { EditorHost } from "./editor-host.ts";

/**
 * What `select` reads from the editor's state. It runs after each key; the component renders again only when a field of
 * the answer changed. `select` must be a function that stays the same (declared outside the component).
 */
export function useEditor<T extends object>(
  host: EditorHost,
  select: (state: EditorState) => T,
  before: T,
): T {
  const last = useRef({ state: undefined as EditorState | undefined, value: before });
  const read = (): T => {
    const { state } = host;
    if (state === last.current.state) return last.current.value;
    const value = state === undefined ? before : select(state);
    last.current = { state, value: sameFields(value, last.current.value) ? last.current.value : value };
    return last.current.value;
  };
  return useSyncExternalStore(host.subscribe, read, () => before);
}

/**
 * The same, read once the frame that shows the change is on its way: for what is dear to know, and need not be right within the same
 * frame as the letter (whether a button would do something). Until the first such frame it is `before`, which stays the same, too.
 */
export function useEditorAfterPaint<T extends object>(
  host: EditorHost,
  select: (state: EditorState) => T,
  before: T,
): T {
  const shown = useRef(before);
  const subscribe = useCallback(
    (listener: () => void) => {
      let frame = 0;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const read = (): void => {
        frame = 0;
        const value = host.state === undefined ? before : select(host.state);
        if (sameFields(value, shown.current)) return;
        shown.current = value;
        listener();
      };
      const readLater = (): void => {
        if (frame !== 0) return;
        frame = requestAnimationFrame(() => {
          timer = setTimeout(read);
        });
      };
      readLater();
      const stop = host.subscribe(readLater);
      return () => {
        stop();
        cancelAnimationFrame(frame);
        clearTimeout(timer);
      };
    },
    [host, select, before],
  );
  const current = (): T => shown.current;
  return useSyncExternalStore(subscribe, current, () => before);
}

function sameFields(a: object, b: object): boolean {
  const [left, right] = [Object.entries(a), new Map<string, unknown>(Object.entries(b))];
  return left.length === right.size && left.every(([key, value]) => Object.is(right.get(key), value));
}
