"use client";

import { useEffect, useEffectEvent } from "react";

interface HomeKeys {
  search: () => void;
  help: () => void;
  selectAll: () => void;
  clear: () => void;
}

/** The keys that count anywhere on the home page. Where somebody types, and in a dialog, only Ctrl-K does, or none. */
export function useHomeKeys(keys: HomeKeys): void {
  const keyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || document.querySelector("[data-modal]") !== null) return;
    const isTyping =
      event.target instanceof Element && event.target.matches("input:not([type=checkbox]), textarea");
    const withMod = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (withMod && key === "k" && !event.shiftKey) keys.search();
    else if (isTyping) return;
    else if (withMod && key === "a" && !event.shiftKey) keys.selectAll();
    else if (withMod) return;
    else if (key === "/") keys.search();
    else if (key === "?") keys.help();
    else if (key === "escape") {
      keys.clear();
      return;
    } else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => keyDown(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
