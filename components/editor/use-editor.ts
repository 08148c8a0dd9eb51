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
  return useSelected(host, host.subscribe, select, before);
}

/**
 * The same, read once the frame that shows the change is on its way: for what is dear to know, and need not be right within the same
 * frame as the letter (whether a button would do something).
 */
export function useEditorAfterPaint<T extends object>(
  host: EditorHost,
  select: (state: EditorState) => T,
  before: T,
): T {
  const subscribe = useCallback(
    (listener: () => void) => {
      let frame = 0;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const stop = host.subscribe(() => {
        if (frame !== 0) return;
        frame = requestAnimationFrame(() => {
          timer = setTimeout(() => {
            frame = 0;
            listener();
          });
        });
      });
      return () => {
        stop();
        cancelAnimationFrame(frame);
        clearTimeout(timer);
      };
    },
    [host],
  );
  return useSelected(host, subscribe, select, before);
}

function useSelected<T extends object>(
  host: EditorHost,
  subscribe: EditorHost["subscribe"],
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
  return useSyncExternalStore(subscribe, read, () => before);
}

function sameFields(a: object, b: object): boolean {
  const [left, right] = [Object.entries(a), new Map<string, unknown>(Object.entries(b))];
  return left.length === right.size && left.every(([key, value]) => Object.is(right.get(key), value));
}
