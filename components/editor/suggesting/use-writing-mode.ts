"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";
import type { EditorHost } from "../editor-host.ts";

/** What typing does: it writes, it suggests, or nothing. */
export type WritingMode = "editing" | "suggesting" | "viewing";

export interface Rights {
  /** Role and circumstances let them write. */
  mayEdit: boolean;
  mayComment: boolean;
}

// What this visit has chosen, also where the browser keeps nothing.
const chosen = new Map<string, WritingMode>();
const listeners = new Set<() => void>();

/**
 * The mode of a document in this tab. It outlives a reload: who suggests must not find themselves writing. A commenter's is
 * reading until they choose to suggest.
 */
export function useWritingMode(
  host: EditorHost,
  documentId: string,
  { mayEdit, mayComment }: Rights,
): [mode: WritingMode, choose: (mode: WritingMode) => void] {
  const name = `quire:mode:${documentId}`;
  const kept = useSyncExternalStore(
    hear,
    () => chosen.get(name) ?? stored(name),
    () => undefined,
  );
  const usual = mayEdit ? "editing" : "viewing";
  const mode = modesOf({ mayEdit, mayComment }).find((each) => each === kept) ?? usual;
  const choose = (next: WritingMode): void => {
    chosen.set(name, next);
    try {
      window.sessionStorage.setItem(name, next);
    } catch {
      // Full or forbidden: then it holds for this visit.
    }
    for (const listener of listeners) listener();
  };
  const toggle = useRef((): void => {});
  useEffect(() => {
    toggle.current = () => {
      if (mayComment) choose(mode === "suggesting" ? usual : "suggesting");
    };
  });
  useEffect(() => host.onWish("suggesting", () => toggle.current()), [host]);
  return [mode, choose];
}

/** What somebody may choose from. */
export function modesOf({ mayEdit, mayComment }: Rights): readonly WritingMode[] {
  if (mayEdit) return ["editing", "suggesting", "viewing"];
  return mayComment ? ["viewing", "suggesting"] : ["viewing"];
}

function stored(name: string): WritingMode | undefined {
  try {
    const value = window.sessionStorage.getItem(name);
    return modesOf({ mayEdit: true, mayComment: true }).find((mode) => mode === value);
  } catch {
    return undefined;
  }
}

function hear(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
