"use client";

import type { Ref } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import { reasonOf } from "#lib/web-api/reason-of.ts";
import { ComingRows } from "./coming-rows.tsx";
import styles from "./list-place.module.css";
import { ListTrouble } from "./list-trouble.tsx";
import { NothingHere } from "./nothing-here.tsx";
import { RowList, type RowListHandle, type RowListProps } from "./row-list.tsx";
import type { ShownList } from "./shown-list.ts";

interface ListPlaceProps {
  shown: ShownList;
  rows: Ref<RowListHandle>;
  /** What the rows need besides the documents. */
  row: Omit<RowListProps, "ref" | "label" | "documents" | "found" | "total" | "isStale">;
  /** What stands there when there is nothing. */
  nothing: Omit<Parameters<typeof NothingHere>[0], "isIndexing">;
  onAgain: () => void;
}

/** The list's place: documents, or why there are none, or that they are coming. Nothing around it moves. */
export function ListPlace({ shown, rows, row, nothing, onAgain }: ListPlaceProps) {
  const texts = useTexts();
  const { documents, found, total, trouble, isSearching, isStale, isIndexing } = shown;
  if (documents === null)
    return trouble === null ? (
      <ComingRows />
    ) : (
      <ListTrouble error={trouble} isSearching={isSearching} onAgain={onAgain} />
    );
  if (documents.length === 0) return <NothingHere {...nothing} isIndexing={isIndexing} />;
  return (
    <>
      {isIndexing && (
        <p className={styles.indexing}>
          <Spinner />
          {texts("home.indexing")}
        </p>
      )}
      <RowList
        ref={rows}
        label={texts("documents.heading")}
        documents={documents}
        found={found ?? undefined}
        total={total}
        isStale={isStale}
        {...row}
      />
      {trouble !== null && (
        <Banner
          tone="danger"
          title={texts(isSearching ? "home.searchFailed" : "home.moreFailed")}
          actions={
            <Button size="sm" onClick={onAgain}>
              {texts("ui.tryAgain")}
            </Button>
          }
        >
          {reasonOf(trouble, texts)}
        </Banner>
      )}
    </>
  );
}
