"use client";

import { useEffect, useSyncExternalStore } from "react";
import { deviceStorage } from "#lib/collab/kept-changes.ts";
import type { EditorHost } from "../editor-host.ts";

/** `focusMode`: everything but the text fades away. `typewriter`: the caret's line keeps its height. */
export type CalmMode = "focusMode" | "typewriter";
const calmModes: readonly CalmMode[] = ["focusMode", "typewriter"];

// What this visit has chosen, also where the device keeps nothing.
const chosen = new Map<string, string>();
const listeners = new Set<() => void>();

/** Which modes are on, and how to turn one. Each person's are remembered on this device. */
export function useCalmModes(
  host: EditorHost,
  personId: string,
): readonly [on: readonly CalmMode[], toggle: (mode: CalmMode) => void] {
  const key = `quire:calm:${personId}`;
  const kept = useSyncExternalStore(
    hear,
    () => chosen.get(key) ?? deviceStorage()?.getItem(key) ?? "",
    () => "",
  );
  const on = calmModes.filter((mode) => kept.split(" ").includes(mode));
  const toggle = (mode: CalmMode): void =>
    keep(key, on.includes(mode) ? on.filter((each) => each !== mode) : [...on, mode]);
  useEffect(() => {
    const stops = calmModes.map((mode) => host.onWish(mode, () => toggle(mode)));
    return () => {
      for (const stop of stops) stop();
    };
  });
  return [on, toggle];
}

function keep(key: string, modes: readonly CalmMode[]): void {
  const text = modes.join(" ");
  chosen.set(key, text);
  try {
    deviceStorage()?.setItem(key, text);
  } catch {
    // Full or forbidden: then it holds for this visit.
  }
  for (const listener of listeners) listener();
}

function hear(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
