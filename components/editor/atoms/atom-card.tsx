"use client";

import { useEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { useBlockPlace } from "../code/use-block-place.ts";
import type { EditorHost } from "../editor-host.ts";
import { useEditor } from "../use-editor.ts";
import styles from "./atom-card.module.css";
import { DateForm } from "./date-form.tsx";
import { MathForm } from "./math-form.tsx";
import { noAtom, selectedAtom } from "./selected-atom.ts";

/** The form of the selected formula or date, beside it. Enter on the selected thing, or a click, brings the focus into it. */
export function AtomCard({ host, isAsked }: { host: EditorHost; isAsked: boolean }) {
  const texts = useTexts();
  const { at, type, value } = useEditor(host, selectedAtom, noAtom);
  const place = useBlockPlace(host, at);
  const card = useRef<HTMLDivElement>(null);
  const isNew = at !== undefined && value === "";
  const isPlaced = place !== undefined;
  // Asked for while the card was fetched.
  const wasAsked = useRef(isAsked);
  useEffect(() => {
    const focus = (): void => card.current?.querySelector<HTMLElement>("textarea, input")?.focus();
    // What was just put in has to be written first.
    if (isNew || (wasAsked.current && isPlaced)) {
      wasAsked.current = false;
      focus();
    }
    return host.onWish("atom", () => setTimeout(focus));
  }, [host, isNew, isPlaced]);
  if (at === undefined || place === undefined) return null;
  const room = window.innerHeight - place.bottom;
  const isBelow = room > 260 || room > place.top;
  return createPortal(
    <div
      ref={card}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a <dialog> would take the place that the card has beside its thing
      role="dialog"
      aria-label={texts(type === "date" ? "date.title" : "math.title")}
      className={styles.card}
      style={{
        left: Math.max(8, Math.min(place.left, window.innerWidth - 336)),
        ...(isBelow ? { top: place.bottom + 6 } : { bottom: window.innerHeight - place.top + 6 }),
      }}
    >
      {type === "date" ? (
        <DateForm key={at} host={host} at={at} day={value} />
      ) : (
        <MathForm key={at} host={host} at={at} source={value} isBlock={type === "math_block"} />
      )}
    </div>,
    document.body,
  );
}
