"use client";

import type { Node } from "prosemirror-model";
import { useEffect, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import type { DocumentConnection } from "#lib/collab/document-connection.ts";
import { countWords } from "#lib/editor/queries/word-count.ts";
import { connectionWords } from "./connection-words.ts";
import type { EditorHost } from "./editor-host.ts";
import styles from "./status-footer.module.css";
import { useConnection } from "./use-connection.ts";

/** Words and connection, at the foot of the page. */
export function StatusFooter({
  host,
  connection,
}: {
  host: EditorHost;
  connection: DocumentConnection | undefined;
}) {
  const texts = useTexts();
  const words = useWordCount(host);
  const status = useConnection(connection, connectionWords, "connection.connecting");
  return (
    <footer className={styles.footer}>
      <span>{words === undefined ? "" : texts("editor.words", { count: words })}</span>
      <span className={styles.connection} data-live={status === "connection.live"}>
        {texts(status)}
      </span>
    </footer>
  );
}

/** Counts when the hands rest: a number that runs along with each key is only a distraction. */
const restMs = 300;

function useWordCount(host: EditorHost): number | undefined {
  const [count, setCount] = useState<number>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let counted: Node | undefined;
    const soon = (): void => {
      const doc = host.state?.doc;
      if (doc === undefined || doc === counted) return;
      const wait = counted === undefined ? 0 : restMs;
      counted = doc;
      clearTimeout(timer);
      timer = setTimeout(() => setCount(countWords(doc)), wait);
    };
    soon();
    const stop = host.subscribe(soon);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [host]);
  return count;
}
