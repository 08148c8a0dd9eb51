"use client";

import { type EditorState, TextSelection } from "prosemirror-state";
import { useCallback, useEffect, useState } from "react";
import { linkAtCaret } from "#lib/editor/queries/link-at-caret.ts";
import type { EditorHost } from "../editor-host.ts";
import { useEditor } from "../use-editor.ts";

/** A mouse that only passes asks nothing; one on its way to the card has not left. */
const calmMs = 300;
const nowhere = { at: -1, head: -1 };

interface NearLink {
  /** The link in the text, while it is there. */
  link: Element | undefined;
  /** Until the caret, or the mouse, has been elsewhere. */
  dismiss: () => void;
}

/** The link that somebody is at: under the mouse, or around the caret while the focus is in the text. */
export function useNearLink(host: EditorHost): NearLink {
  const hovered = useHovered(host);
  const caret = useEditor(host, caretLink, nowhere);
  const [atCaret, setAtCaret] = useState<{ link: Element; at: number }>();
  const [dismissed, setDismissed] = useState<Element>();
  const { at, head } = caret;
  useEffect(() => {
    const { view } = host;
    const timer = setTimeout(
      () => {
        const { node } = at < 0 || view === undefined ? { node: undefined } : view.domAtPos(head);
        const element = node instanceof Element ? node : node?.parentElement;
        const link = element?.closest("a[href]");
        const isHere = link != null && view?.hasFocus() === true;
        setAtCaret((last) => (isHere ? (last?.link === link ? last : { link, at }) : undefined));
        if (at < 0) setDismissed(undefined);
      },
      at < 0 ? 0 : calmMs,
    );
    return () => clearTimeout(timer);
  }, [host, at, head]);
  useEffect(() => {
    const leave = (): void => {
      setTimeout(() => {
        const { activeElement } = document;
        const isIn = activeElement?.closest("[data-link-card]") != null;
        if (!isIn && host.view?.hasFocus() !== true) setAtCaret(undefined);
      });
    };
    const key = ({ key: name, target }: KeyboardEvent): void => {
      if (name === "Escape" && target instanceof Node && host.view?.dom.contains(target) === true)
        setAtCaret((last) => {
          setDismissed(last?.link);
          return undefined;
        });
    };
    document.addEventListener("focusout", leave);
    document.addEventListener("keydown", key, true);
    return () => {
      document.removeEventListener("focusout", leave);
      document.removeEventListener("keydown", key, true);
    };
  }, [host]);
  const around = at < 0 || atCaret?.link === dismissed ? undefined : atCaret?.link;
  const found = hovered.link ?? around;
  const { leave } = hovered;
  const dismiss = useCallback(() => {
    setDismissed(around);
    leave();
  }, [around, leave]);
  return { link: found?.isConnected === true ? found : undefined, dismiss };
}

/** Where the link of the caret begins; not for a caret at its edge, where somebody is still typing. */
function caretLink(state: EditorState): typeof nowhere {
  const { selection } = state;
  if (!(selection instanceof TextSelection) || !selection.empty) return nowhere;
  const link = linkAtCaret(state);
  return link !== undefined && selection.head > link.from && selection.head < link.to
    ? { at: link.from, head: selection.head }
    : nowhere;
}

/** The link that the mouse rests on, or has left for its card. */
function useHovered(host: EditorHost): { link: Element | undefined; leave: () => void } {
  const [link, setLink] = useState<Element>();
  const leave = useCallback(() => setLink(undefined), []);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let next: Element | undefined;
    const rest = (wanted: Element | undefined): void => {
      if (wanted === next && wanted !== undefined) return;
      next = wanted;
      clearTimeout(timer);
      timer = setTimeout(() => setLink(wanted), calmMs);
    };
    const over = ({ target, pointerType, buttons }: PointerEvent): void => {
      if (!(target instanceof Element) || pointerType === "touch") return;
      if (target.closest("[data-link-card]") !== null) {
        clearTimeout(timer);
        next = undefined;
        return;
      }
      const found = target.closest("a[href]");
      const isOurs = found !== null && host.view?.dom.contains(found) === true && buttons === 0;
      rest(isOurs && host.state?.selection.empty !== false ? found : undefined);
    };
    // The mouse may rest there since before this part was fetched.
    if (window.matchMedia("(hover: hover)").matches)
      rest(host.view?.dom.querySelector("a[href]:hover") ?? undefined);
    document.addEventListener("pointerover", over);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("pointerover", over);
    };
  }, [host]);
  return { link, leave };
}
