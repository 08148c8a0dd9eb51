"use client";

import { useEffect } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import type { Binding } from "#lib/editor/binding/binding.ts";
import { toggleFold } from "#lib/editor/fold/fold-commands.ts";
import { type DrawFolded, Folds, foldsIn } from "#lib/editor/fold/folds.ts";
import { drawLayer } from "#lib/editor/plugins/late-decorations.ts";
import type { EditorHost } from "../editor-host.ts";
import { readFolds, storeFolds } from "./stored-folds.ts";

/** Makes sections foldable, brings back what was folded here before, and remembers what is. */
export function useFolds(host: EditorHost, binding: Binding, documentId: string): void {
  const texts = useTexts();
  useEffect(() => {
    let names = readFolds(documentId);
    let known: object | undefined;
    const drawFolded: DrawFolded = (count, open) => {
      const place = document.createElement("div");
      place.className = "folded-note";
      place.contentEditable = "false";
      const button = place.appendChild(document.createElement("button"));
      button.type = "button";
      button.textContent = texts("fold.hidden", { count });
      button.setAttribute("aria-expanded", "false");
      button.addEventListener("click", open);
      return place;
    };
    const follow = (): void => {
      const { state } = host;
      if (state === undefined) return;
      const folds = foldsIn(state);
      if (folds?.choice === known && folds !== undefined) return;
      const found = () => names.flatMap((name) => binding.blockAt(state, name) ?? []);
      if (folds === undefined) {
        const fresh = new Folds(found(), drawFolded, (view, head) => {
          toggleFold(head)(view.state, view.dispatch);
        });
        host.tell(drawLayer("fold", fresh.openFor(state.doc, state.selection)));
      } else if (folds.hasLost) {
        // What went away may have been moved by somebody else.
        const whole = folds.with([...folds.heads, ...found()]);
        host.tell(drawLayer("fold", whole.openFor(state.doc, state.selection)));
      } else {
        known = folds.choice;
        // A heading that is gone for now may come back: by undo, or with what another device has not sent yet.
        const gone = names.filter((name) => binding.blockAt(state, name) === undefined);
        names = [...folds.heads.flatMap((head) => binding.blockName(state, head) ?? []), ...gone];
        storeFolds(documentId, names);
      }
    };
    follow();
    return host.subscribe(follow);
  }, [host, binding, documentId, texts]);
}
