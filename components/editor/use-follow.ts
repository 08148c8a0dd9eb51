"use client";

import { useEffect, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { caretRect, outOfSight, scrollToCaret } from "./caret-place.ts";
import type { DocumentSession } from "./document-session.ts";
import type { ShownPerson } from "./use-people-present.ts";

export interface Follow {
  /** Whom the page keeps in sight; undefined for nobody. */
  followed: ShownPerson | undefined;
  /** Follows this person; the same one again: stops. */
  toggle: (personId: string) => void;
  stop: () => void;
}

/** Keys that neither type nor scroll. */
const quietKeys: ReadonlySet<string> = new Set(["Shift", "Control", "Alt", "Meta", "Tab"]);

/** Keeps somebody's caret in sight, until Esc, a scroll of one's own, or they leave. */
export function useFollow(session: DocumentSession | undefined, people: readonly ShownPerson[]): Follow {
  const [wanted, setWanted] = useState<{ id: string; name: string }>();
  const followed = people.find(({ id, isSelf, carets }) => id === wanted?.id && !isSelf && carets.length > 0);
  const carets = followed?.carets.join();
  const toast = useToast();
  const texts = useTexts();

  const isGone = wanted !== undefined && followed === undefined;
  const goneName = wanted?.name;
  useEffect(() => {
    if (!isGone || goneName === undefined) return;
    toast({ text: texts("follow.left", { name: goneName }) });
    // In a task of its own: whoever is not here any more is nobody to follow, whatever comes next.
    queueMicrotask(() => setWanted(undefined));
  }, [isGone, goneName, toast, texts]);

  useEffect(() => {
    if (carets === undefined || session === undefined) return undefined;
    const clientIds = carets.split(",").map(Number);
    let frame = 0;
    const keepInSight = (): void => {
      // After the editing surface has drawn the move.
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const rect = caretRect(clientIds);
        if (rect !== undefined && outOfSight(rect) !== undefined) scrollToCaret(rect);
      });
    };
    const stop = (): void => setWanted(undefined);
    const onKey = (event: KeyboardEvent): void => {
      if (!quietKeys.has(event.key)) stop();
    };
    keepInSight();
    session.awareness.on("change", keepInSight);
    session.doc.on("update", keepInSight);
    window.addEventListener("wheel", stop, { passive: true });
    window.addEventListener("touchmove", stop, { passive: true });
    window.addEventListener("keydown", onKey, true);
    return () => {
      cancelAnimationFrame(frame);
      session.awareness.off("change", keepInSight);
      session.doc.off("update", keepInSight);
      window.removeEventListener("wheel", stop);
      window.removeEventListener("touchmove", stop);
      window.removeEventListener("keydown", onKey, true);
    };
  }, [carets, session]);

  return {
    followed,
    toggle: (personId) => {
      const person = people.find(({ id }) => id === personId);
      setWanted((now) => (now?.id === personId || person === undefined ? undefined : person));
    },
    stop: () => setWanted(undefined),
  };
}
