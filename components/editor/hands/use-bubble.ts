"use client";

import { type EditorState, TextSelection } from "prosemirror-state";
import { useCallback, useEffect, useState } from "react";
import type { EditorHost } from "../editor-host.ts";
import { useEditor } from "../use-editor.ts";

/** After the last key that selects, so that it does not come and go while somebody is still at it. */
const calmMs = 250;

interface Bubble {
  isShown: boolean;
  /** While something that the bar has opened holds the focus. */
  hold: (isHeld: boolean) => void;
  /** Until something is selected anew. */
  dismiss: () => void;
}

/**
 * Whether the bar stands over the selection: once somebody has selected text by mouse or keys, as long as the focus is there. What
 * others write changes nothing about it.
 */
export function useBubble(host: EditorHost): Bubble {
  const [isWanted, setWanted] = useState(false);
  const [isNear, setNear] = useState(false);
  const [isHeld, setHeld] = useState(false);
  const { fits } = useEditor(host, fitsBubble, { fits: false });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isPressed = false;
    const isIn = (target: EventTarget | null, selector: string): boolean =>
      target instanceof Element && target.closest(selector) !== null;
    const isInText = (target: EventTarget | null): boolean =>
      target instanceof Node && host.view?.dom.contains(target) === true;
    const want = (after: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => setWanted(true), after);
    };
    const down = ({ target, pointerType }: PointerEvent): void => {
      if (isIn(target, "[data-bubble]")) return;
      clearTimeout(timer);
      // Fingers have the system's own bar over what they select.
      isPressed = isInText(target) && pointerType !== "touch";
      if (isInText(target)) setWanted(false);
    };
    const up = (): void => {
      // In a task of its own: the browser has told of the selection by then.
      if (isPressed) want(0);
      isPressed = false;
    };
    const key = ({ target, key: name, shiftKey, ctrlKey, metaKey }: KeyboardEvent): void => {
      if (!isInText(target)) return;
      if (name === "Escape") {
        clearTimeout(timer);
        setWanted(false);
      } else if ((shiftKey && /^(Arrow|Home|End|Page)/.test(name)) || ((ctrlKey || metaKey) && name === "a"))
        want(calmMs);
    };
    const look = (): void => {
      const { activeElement } = document;
      setNear(isInText(activeElement) || isIn(activeElement, "[data-bubble]"));
    };
    // Between two focused things nothing is: look when the next one is.
    const lookSoon = (): void => {
      setTimeout(look);
    };
    look();
    // What was selected before this part was fetched.
    if (host.state?.selection.empty === false) want(calmMs);
    document.addEventListener("pointerdown", down, true);
    document.addEventListener("pointerup", up, true);
    document.addEventListener("keydown", key, true);
    document.addEventListener("focusin", look);
    document.addEventListener("focusout", lookSoon);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("pointerdown", down, true);
      document.removeEventListener("pointerup", up, true);
      document.removeEventListener("keydown", key, true);
      document.removeEventListener("focusin", look);
      document.removeEventListener("focusout", lookSoon);
    };
  }, [host]);
  const dismiss = useCallback(() => setWanted(false), []);
  return { isShown: isWanted && fits && (isNear || isHeld) && hasFinePointer(), hold: setHeld, dismiss };
}

function hasFinePointer(): boolean {
  return window.matchMedia("(pointer: fine)").matches;
}

/** Text that marks can be on: not only code, and not whole cells, which have a menu of their own. */
function fitsBubble({ doc, selection }: EditorState): { fits: boolean } {
  if (!(selection instanceof TextSelection) || selection.empty) return { fits: false };
  let fits = false;
  doc.nodesBetween(selection.from, selection.to, (node) => {
    if (fits || node.attrs["kind"] === "code") return false;
    if (node.isInline) fits = true;
    return true;
  });
  return { fits };
}
