"use client";

import { Suspense, useEffect, useState } from "react";
import { fetched } from "#components/ui/fetched.ts";
import { isModalOpen } from "#components/ui/popup-home.ts";
import type { Wish } from "../editor-host.ts";
import type { CommentsProps } from "./comments.tsx";

const Comments = fetched(async () => ({ default: (await import("./comments.tsx")).Comments }));

/** By the place of the key: with Alt a Mac writes signs. */
const wishes: Readonly<Record<string, Wish>> = { KeyM: "addComment", KeyS: "suggesting" };

interface CommentsPlaceProps extends Omit<CommentsProps, "isOpen" | "setOpen" | "addings" | "beginnings"> {
  /** Idle time has come: then they are fetched without a sign of life, too. */
  isRested: boolean;
}

/** The comments of a document, fetched when somebody is there to see them, or when the page opens on one. */
export function CommentsPlace({ isRested, ...props }: CommentsPlaceProps) {
  const { host, isSuggesting } = props;
  const [isNeeded, setNeeded] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const [addings, setAddings] = useState(0);
  const [beginnings, setBeginnings] = useState(0);
  useEffect(() => {
    const need = (): void => setNeeded(true);
    const soon = window.location.hash.startsWith("#c-") ? requestAnimationFrame(need) : 0;
    const hints = ["pointermove", "pointerdown", "keydown", "hashchange"] as const;
    for (const hint of hints) window.addEventListener(hint, need, { once: true, passive: true });
    return () => {
      cancelAnimationFrame(soon);
      for (const hint of hints) window.removeEventListener(hint, need);
    };
  }, []);
  useEffect(() => {
    const add = (): void => {
      setNeeded(true);
      setAddings((count) => count + 1);
    };
    const stops = [
      host.onWish("comments", () => {
        setNeeded(true);
        setOpen((before) => !before);
      }),
      host.onWish("addComment", add),
      host.onWish("suggest", () => {
        setNeeded(true);
        setBeginnings((count) => count + 1);
      }),
      // There is one panel at the right.
      host.onWish("find", () => setOpen(false)),
    ];
    const press = (event: KeyboardEvent): void => {
      // AltGr is Ctrl and Alt to the browser, and writes a letter.
      const wish = wishes[event.code];
      if (wish === undefined || !event.altKey || event.shiftKey || event.getModifierState("AltGraph")) return;
      if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || isModalOpen()) return;
      event.preventDefault();
      // The browser tells of what the last key selected in a task of its own.
      setTimeout(() => host.wish(wish));
    };
    document.addEventListener("keydown", press);
    return () => {
      for (const stop of stops) stop();
      document.removeEventListener("keydown", press);
    };
  }, [host]);
  return (
    <Suspense>
      {(isNeeded || isRested || isSuggesting) && (
        <Comments {...props} isOpen={isOpen} setOpen={setOpen} addings={addings} beginnings={beginnings} />
      )}
    </Suspense>
  );
}
