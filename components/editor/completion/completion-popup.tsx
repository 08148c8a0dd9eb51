"use client";

import type { EditorState } from "prosemirror-state";
import { useEffect, useId, useState, useSyncExternalStore } from "react";
import { createPortal } from "react-dom";
import { useTexts } from "#components/texts/texts-provider.tsx";
import {
  activeCompletion,
  closeCompletion,
  insteadOfCompletion,
  showOption,
} from "#lib/editor/plugins/completion.ts";
import type { EditorHost } from "../editor-host.ts";
import { hearMoves } from "../hear-moves.ts";
import { useEditor } from "../use-editor.ts";
import { CompletionList } from "./completion-list.tsx";
import styles from "./completion-popup.module.css";
import type { CompletionOption, CompletionSource } from "./completion-source.ts";
import { type PopupPlace, placeAtCaret } from "./place-at-caret.ts";
import { useCompletionOptions } from "./use-completion-options.ts";

const width = 288;

/**
 * The list beside the caret for what is typed after a sign. The focus never leaves the text: the keys come from the plugin
 * (lib/editor/plugins/completion.ts), and the text names the current option by `aria-activedescendant`.
 */
export function CompletionPopup({
  host,
  sources,
}: {
  host: EditorHost;
  sources: readonly CompletionSource[];
}) {
  const texts = useTexts();
  const { sign, from, query } = useEditor(host, completionOf, nothing);
  const source = sources.find(({ trigger }) => trigger.sign === sign);
  const options = useCompletionOptions(host, source, query);
  const [chosen, setChosen] = useState({ options, index: 0 });
  const listId = useId();
  const place = usePlace(host, options.length > 0 ? from : undefined);
  // New options begin anew at the best one.
  const index = chosen.options === options ? chosen.index : 0;
  const optionId = (at: number) => `${listId}-${at}`;
  const current = options.length === 0 || source === undefined ? undefined : optionId(index);

  const choose = (option: CompletionOption | undefined): void => {
    if (option !== undefined) host.run(insteadOfCompletion(option.command));
  };
  useEffect(() => {
    host.tell(showOption(current === undefined ? undefined : { listId, optionId: current }));
  }, [host, listId, current]);
  useEffect(() => {
    if (options.length === 0) return undefined;
    const go = (to: number): boolean => {
      setChosen({ options, index: (to + options.length) % options.length });
      return true;
    };
    return host.takeCompletionKeys((key) => {
      if (key === "ArrowDown") return go(index + 1);
      if (key === "ArrowUp") return go(index - 1);
      if (key === "PageDown") return go(Math.min(options.length - 1, index + 8));
      if (key === "PageUp") return go(Math.max(0, index - 8));
      if (key === "Enter" || key === "Tab") choose(options[index]);
      else if (key === "Escape") host.tell(closeCompletion);
      else return false;
      return true;
    });
  });

  if (source === undefined || options.length === 0 || place === undefined) return null;
  const { left, edge, side, maxHeight } = place;
  return createPortal(
    <div
      className={styles.place}
      style={{ left, maxHeight, width, ...(side === "below" ? { top: edge } : { bottom: edge }) }}
    >
      <CompletionList
        id={listId}
        label={texts(source.label)}
        options={options}
        index={index}
        optionId={optionId}
        onPoint={(at) => setChosen({ options, index: at })}
        onChoose={choose}
        tabIndex={0}
      />
      <output className={styles.count}>{texts("completion.count", { count: options.length })}</output>
    </div>,
    // Inside the landmark of the text that it belongs to.
    document.querySelector("main") ?? document.body,
  );
}

interface Looking {
  sign: string;
  from: number | undefined;
  query: string;
}
const nothing: Looking = { sign: "", from: undefined, query: "" };

function completionOf(state: EditorState): Looking {
  const found = activeCompletion(state);
  return found === undefined ? nothing : { sign: found.sign, from: found.from, query: found.query };
}

/** Where the list stands; it follows the text while the page moves. */
function usePlace(host: EditorHost, from: number | undefined): PopupPlace | undefined {
  const measure = (): string => {
    const { view } = host;
    if (from === undefined || view === undefined || from > view.state.doc.content.size) return "";
    return JSON.stringify(placeAtCaret(view, from, width));
  };
  // As text, so that a place that did not change is the same one.
  const place = useSyncExternalStore(hearMoves, measure, () => "");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written two lines above
  return place === "" ? undefined : (JSON.parse(place) as PopupPlace);
}
