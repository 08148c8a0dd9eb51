"use client";

import { TextSelection } from "prosemirror-state";
import { useEffect } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { useToast } from "#components/ui/toast.tsx";
import type { Binding } from "#lib/editor/binding/binding.ts";
import { openFoldsAround } from "#lib/editor/fold/fold-commands.ts";
import { drawLayer } from "#lib/editor/plugins/late-decorations.ts";
import { MarkedBlocks, markedIn } from "#lib/editor/plugins/marked-blocks.ts";
import type { EditorHost } from "../editor-host.ts";
import { headBottom } from "../outline/head-bottom.ts";

/** As long as the light of `.arrived` takes to go out (hands.css). */
const litMs = 4_000;
const air = 32;

/** Goes to the block that the page's address names (`#b-…`), now and when the address changes, and shows which one it is. */
export function useArrival(host: EditorHost, binding: Binding, isThere: boolean): void {
  const texts = useTexts();
  const toast = useToast();
  useEffect(() => {
    if (!isThere) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const arrive = (): void => {
      const name = /^#b-(.+)$/.exec(window.location.hash)?.[1];
      const { state } = host;
      if (name === undefined || state === undefined) return;
      const pos = binding.blockAt(state, name);
      const block = pos === undefined ? null : state.doc.nodeAt(pos);
      if (pos === undefined || block === null) {
        toast({ text: texts("arrival.gone") });
        return;
      }
      show(host, pos, pos + block.nodeSize);
      clearTimeout(timer);
      timer = setTimeout(() => host.tell(drawLayer("arrival", undefined)), litMs);
    };
    arrive();
    window.addEventListener("hashchange", arrive);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("hashchange", arrive);
    };
  }, [host, binding, isThere, toast, texts]);
}

function show(host: EditorHost, from: number, to: number): void {
  host.tell(openFoldsAround(from));
  host.tell(drawLayer("arrival", new MarkedBlocks(from, to, "arrived")));
  const { view } = host;
  // Who goes on with the keyboard goes on from there. Without the focus: a phone's keyboard would jump up.
  if (view?.editable === true)
    view.dispatch(
      view.state.tr
        .setSelection(TextSelection.near(view.state.doc.resolve(from + 1), 1))
        .setMeta("addToHistory", false),
    );
  scrollTo(host);
  // Blocks far away are not laid out before they are near, and fonts come late: the first jump may miss by some lines.
  requestAnimationFrame(() => {
    scrollTo(host);
    requestAnimationFrame(() => scrollTo(host));
  });
}

function scrollTo({ view }: EditorHost): void {
  const place = view && markedIn(view.state, "arrival");
  const block = place && view.nodeDOM(place.from);
  if (block instanceof Element)
    window.scrollBy({ top: block.getBoundingClientRect().top - headBottom() - air, behavior: "instant" });
}
