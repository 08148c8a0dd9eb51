"use client";

import { Suspense, useEffect, useState } from "react";
import { fetched } from "#components/ui/fetched.ts";
import type { EditorHost } from "../editor-host.ts";
import { useEditor } from "../use-editor.ts";
import { noAtom, selectedAtom } from "./selected-atom.ts";

const AtomCard = fetched(async () => ({ default: (await import("./atom-card.tsx")).AtomCard }));

/** Where the form of a selected formula or date comes; fetched with the first one. */
export function AtomPlace({ host }: { host: EditorHost }) {
  const { at } = useEditor(host, selectedAtom, noAtom);
  const [isNeeded, setNeeded] = useState(false);
  const [isAsked, setAsked] = useState(false);
  if (at !== undefined && !isNeeded) setNeeded(true);
  // Enter or a click that came before the card did: it takes the focus as it comes.
  useEffect(() => host.onWish("atom", () => setAsked(true)), [host]);
  return <Suspense>{isNeeded && <AtomCard host={host} isAsked={isAsked} />}</Suspense>;
}
