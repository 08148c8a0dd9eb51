"use client";

import type { EditorState } from "prosemirror-state";
import { useRef, useSyncExternalStore } from "react";
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

function sameFields(a: object, b: object): boolean {
  const [left, right] = [Object.entries(a), new Map<string, unknown>(Object.entries(b))];
  return left.length === right.size && left.every(([key, value]) => Object.is(right.get(key), value));
}
