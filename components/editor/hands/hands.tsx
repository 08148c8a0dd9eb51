"use client";

import { useEditor } from "../use-editor.ts";
import { BlockHandle } from "./block-handle.tsx";
import { BubbleBar } from "./bubble-bar.tsx";
import "./hands.css";
import type { HandsProps } from "./hands-place.tsx";
import { LinkCard } from "./link-card.tsx";
import { useArrival } from "./use-arrival.ts";
import { useFolds } from "./use-folds.ts";
import { useHeldHeights } from "./use-held-heights.ts";
import { useTextKeys } from "./use-text-keys.ts";

/** The bar over a selection, the handle of a block, the card of a link, folded sections, and where a link to a block leads. */
export function Hands(props: HandsProps & { menuOpening: number }) {
  const { host, binding, documentId, editable } = props;
  const { isThere } = useEditor(host, surfaceIn, { isThere: false });
  useFolds(host, binding, documentId);
  useArrival(host, binding, isThere);
  useTextKeys(host, editable);
  useHeldHeights(host);
  if (!isThere) return null;
  return (
    <>
      <BlockHandle {...props} />
      {editable && <BubbleBar host={host} />}
      <LinkCard host={host} editable={editable} />
    </>
  );
}

function surfaceIn(): { isThere: boolean } {
  return { isThere: true };
}
