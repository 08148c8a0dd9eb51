"use client";

import type { EditorState } from "prosemirror-state";
import { useEffect, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import type { DocumentConnection } from "#lib/collab/document-connection.ts";
import { countSelection, countSome, countText, type TextCounts } from "#lib/editor/queries/text-counts.ts";
import type { Texts } from "#lib/texts/texts.ts";
import { connectionWords } from "./connection-words.ts";
import type { EditorHost } from "./editor-host.ts";
import styles from "./status-footer.module.css";
import { useConnection } from "./use-connection.ts";

/** Words, characters and connection, at the foot of the page. */
export function StatusFooter({
  host,
  connection,
}: {
  host: EditorHost;
  connection: DocumentConnection | undefined;
}) {
  const texts = useTexts();
  const counts = useTextCounts(host);
  const status = useConnection(connection, connectionWords, "connection.connecting");
  return (
    <footer className={styles.footer}>
      <span>{counts && wording(counts, texts)}</span>
      <span className={styles.connection} data-live={status === "connection.live"}>
        {texts(status)}
      </span>
    </footer>
  );
}

function wording({ document: whole, selected }: Counts, texts: Texts): string {
  const { words, characters } = selected ?? whole;
  const counts = `${texts("editor.words", { count: words })} · ${texts("editor.characters", { count: characters })}`;
  return selected === undefined ? counts : texts("editor.selected", { counts });
}

interface Counts {
  document: TextCounts;
  selected: TextCounts | undefined;
}

/** Counts when the hands rest: a number that runs along with each key is only a distraction. */
const restMs = 300;
const sliceMs = 8;

function useTextCounts(host: EditorHost): Counts | undefined {
  const [counts, setCounts] = useState<Counts>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let counted: EditorState | undefined;
    const soon = (): void => {
      const { state } = host;
      if (state === undefined || (counted !== undefined && countsAsMuch(state, counted))) return;
      const wait = counted === undefined ? 0 : restMs;
      counted = state;
      clearTimeout(timer);
      timer = setTimeout(count, wait, state);
    };
    // In slices: a long document that was just opened is not counted while somebody waits for the first letter.
    const count = (state: EditorState): void => {
      if (countSome(state.doc, sliceMs))
        setCounts({ document: countText(state.doc), selected: countSelection(state) });
      else timer = setTimeout(count, sliceMs, state);
    };
    soon();
    const stop = host.subscribe(soon);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [host]);
  return counts;
}

/** A caret that only moved changes nothing. */
function countsAsMuch(state: EditorState, before: EditorState): boolean {
  if (state.doc !== before.doc) return false;
  const [now, last] = [state.selection, before.selection];
  return (now.empty && last.empty) || now.eq(last);
}
