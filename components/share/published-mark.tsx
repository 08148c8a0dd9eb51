"use client";

import { Globe } from "lucide-react";
import { useEffect, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import type { DocumentConnection } from "#lib/collab/document-connection.ts";
import type { Publication } from "#lib/collab/publish-api.ts";
import styles from "./published-mark.module.css";
import type { ShareActions } from "./share-actions.ts";

interface PublishedMarkProps {
  documentId: string;
  connection: DocumentConnection | undefined;
  actions: Pick<ShareActions, "publication">;
}

/** A quiet sign, for those who write, that everybody reads along. It leads to the page. */
export function PublishedMark({ documentId, connection, actions }: PublishedMarkProps) {
  const [publication, setPublication] = useState<Publication | null>(null);
  const texts = useTexts();

  useEffect(() => {
    let isWanted = true;
    const lookUp = async () => {
      try {
        const found = await actions.publication(documentId);
        if (isWanted) setPublication(found);
      } catch {
        // Asked again at the next event, or the next opening.
      }
    };
    const stop = connection?.onEvent(({ kind }) => {
      if (kind === "published") void lookUp();
    });
    void lookUp();
    return () => {
      isWanted = false;
      stop?.();
    };
  }, [documentId, connection, actions]);

  if (publication === null) return null;
  return (
    <a
      className={styles.mark}
      href={`/p/${publication.slug}`}
      target="_blank"
      rel="noopener"
      title={texts("publish.markHint")}
    >
      <Globe aria-hidden="true" />
      <span className={styles.word}>{texts("publish.mark")}</span>
    </a>
  );
}
