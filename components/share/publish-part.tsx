"use client";

import { useEffect, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { useToast } from "#components/ui/toast.tsx";
import type { Publication } from "#lib/collab/publish-api.ts";
import { reasonOf } from "#lib/web-api/reason-of.ts";
import { PublishForm } from "./publish-form.tsx";
import styles from "./publish-part.module.css";
import { PublishedPage } from "./published-page.tsx";
import type { ShareActions } from "./share-actions.ts";

interface PublishPartProps {
  documentId: string;
  actions: Pick<ShareActions, "publication" | "publish" | "changePublication" | "unpublish">;
  /** Hears whether it is a page, as soon as that is known. */
  onPublished: (isPublished: boolean) => void;
}

/** The owners' part of the dialog that makes the document a page for everybody, and takes it back. */
export function PublishPart({ documentId, actions, onPublished }: PublishPartProps) {
  const [publication, setPublication] = useState<Publication | null | "failed">();
  const toast = useToast();
  const texts = useTexts();

  useEffect(() => {
    let isWanted = true;
    actions.publication(documentId).then(
      (found) => isWanted && setPublication(found),
      () => isWanted && setPublication("failed"),
    );
    return () => {
      isWanted = false;
    };
  }, [actions, documentId]);

  const isPublished = publication !== undefined && publication !== null && publication !== "failed";
  useEffect(() => onPublished(isPublished), [isPublished, onPublished]);

  /** Does it, shows what came of it, and says so when nothing did. `meanwhile`: what it will be, shown at once. */
  const attempt = async (
    work: () => Promise<Publication | null>,
    meanwhile: Publication | null | "failed" | undefined = publication,
  ): Promise<void> => {
    try {
      setPublication(meanwhile);
      setPublication(await work());
    } catch (error) {
      setPublication(publication);
      toast({ text: `${texts("publish.notDone")} ${reasonOf(error, texts)}`, tone: "danger" });
    }
  };

  // Nothing jumps when the answer comes: the part stands at the end of the dialog.
  if (publication === undefined) return null;
  return (
    <section className={styles.part} aria-labelledby="publish-heading">
      <h3 id="publish-heading" className={styles.heading}>
        {texts("publish.heading")}
      </h3>
      {publication === "failed" && <p className={styles.text}>{texts("publish.notLoaded")}</p>}
      {publication === null && (
        <PublishForm
          onPublish={(wanted) =>
            attempt(() => actions.publish(documentId, { ...wanted, language: texts.language }))
          }
        />
      )}
      {isPublished && (
        <PublishedPage
          publication={publication}
          onAgain={() => {
            const { mode, isIndexed, language } = publication;
            return attempt(() => actions.publish(documentId, { mode, isIndexed, language }));
          }}
          onChange={(change) =>
            attempt(() => actions.changePublication(documentId, change), {
              ...publication,
              frozenAt: Date.now(),
              ...change,
            })
          }
          // What is wrong with an address is told beside it.
          onRename={async (slug) => setPublication(await actions.changePublication(documentId, { slug }))}
          onUnpublish={() =>
            attempt(async () => {
              await actions.unpublish(documentId);
              toast({ text: texts("publish.stopped") });
              return null;
            })
          }
        />
      )}
    </section>
  );
}
