"use client";

import { Suspense, useEffect, useState } from "react";
import { fetched } from "#components/ui/fetched.ts";
import type { Binding } from "#lib/editor/binding/binding.ts";
import type { EditorHost } from "../editor-host.ts";
import { hasStoredFolds } from "./stored-folds.ts";

const Hands = fetched(async () => ({ default: (await import("./hands.tsx")).Hands }));

export interface HandsProps {
  host: EditorHost;
  binding: Binding;
  documentId: string;
  editable: boolean;
  mayComment: boolean;
}

/** What a hand finds beside the text (hands.tsx), fetched when there is one, or when the page opens on something of it. */
export function HandsPlace(props: HandsProps) {
  const { host, documentId } = props;
  const [isNeeded, setNeeded] = useState(false);
  const [menuOpening, setMenuOpening] = useState(0);
  useEffect(() => {
    const need = (): void => setNeeded(true);
    const isAwaited = window.location.hash.startsWith("#b-") || hasStoredFolds(documentId);
    const soon = isAwaited ? requestAnimationFrame(need) : 0;
    const hints = ["pointermove", "pointerdown", "keydown", "hashchange"] as const;
    for (const hint of hints) window.addEventListener(hint, need, { once: true, passive: true });
    return () => {
      cancelAnimationFrame(soon);
      for (const hint of hints) window.removeEventListener(hint, need);
    };
  }, [documentId]);
  useEffect(
    () =>
      host.onWish("block", () => {
        setNeeded(true);
        setMenuOpening((count) => count + 1);
      }),
    [host],
  );
  return <Suspense>{isNeeded && <Hands {...props} menuOpening={menuOpening} />}</Suspense>;
}
