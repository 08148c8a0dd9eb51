"use client";

import { Plus, Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { DocumentEntry, DocumentScope } from "#lib/collab/service-api.ts";
import { createTitleSearch } from "#lib/collab/title-search.ts";
import type { DocumentActions } from "./document-actions.ts";
import listStyles from "./document-list.module.css";
import { DocumentRow } from "./document-row.tsx";
import styles from "./documents-home.module.css";
import { NothingHere } from "./nothing-here.tsx";
import { ScopeLinks } from "./scope-links.tsx";
import { useCreateDocument } from "./use-create-document.ts";
import { useDocuments } from "./use-documents.ts";

export interface DocumentsHomeProps {
  scope: DocumentScope;
  documents: readonly DocumentEntry[];
  /** When the server rendered, ms since 1970. */
  now: number;
  /** False where the operator lets members only make documents, and this is a guest. */
  mayCreate: boolean;
  actions: DocumentActions;
}

/** The home page's own part: heading, search, list. */
export function DocumentsHome({ scope, documents: initial, now, mayCreate, actions }: DocumentsHomeProps) {
  const texts = useTexts();
  const { documents, rename, trash, restore } = useDocuments(scope, initial, actions);
  const { creating, create } = useCreateDocument(actions);
  const [query, setQuery] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const name = texts(scope === "trash" ? "documents.trash" : "documents.heading");
  const found = documents.filter(createFilter(query));

  useEffect(() => {
    const toSearch = (event: KeyboardEvent) => {
      if (
        event.key.toLowerCase() !== "k" ||
        !(event.ctrlKey || event.metaKey) ||
        event.altKey ||
        event.shiftKey
      )
        return;
      event.preventDefault();
      search.current?.focus();
    };
    document.addEventListener("keydown", toSearch);
    return () => document.removeEventListener("keydown", toSearch);
  }, []);

  /** The row that had the focus goes away: hand it to a place that stays. */
  const leaving = (act: () => Promise<void>) => {
    heading.current?.focus({ preventScroll: true });
    void act();
  };

  return (
    <main className={styles.page}>
      <div className={styles.top}>
        <h1 ref={heading} tabIndex={-1} className={styles.heading}>
          {name}
        </h1>
        {mayCreate && (
          <Button
            variant="primary"
            icon={<Plus aria-hidden="true" />}
            busy={creating === "blank"}
            onClick={() => void create("blank")}
          >
            {texts("documents.new")}
          </Button>
        )}
      </div>
      <div className={styles.tools}>
        <TextField
          ref={search}
          type="search"
          aria-keyshortcuts="Control+K Meta+K"
          label={texts("documents.search")}
          hideLabel
          placeholder={texts("documents.search")}
          icon={<Search />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          className={styles.search}
        />
        <ScopeLinks scope={scope} />
      </div>
      {found.length > 0 ? (
        <ul aria-label={name} className={listStyles.list}>
          {found.map((document) => (
            <DocumentRow
              key={document.id}
              document={document}
              now={now}
              onRename={(title) => void rename(document, title)}
              onTrash={() => leaving(() => trash(document))}
              onRestore={() => leaving(() => restore(document))}
            />
          ))}
        </ul>
      ) : (
        <NothingHere
          scope={scope}
          query={documents.length > 0 ? query : ""}
          onClearQuery={() => setQuery("")}
          mayCreate={mayCreate}
          openingWelcome={creating === "welcome"}
          onOpenWelcome={() => void create("welcome")}
        />
      )}
      <output className="visually-hidden">
        {query === "" ? "" : texts("documents.found", { count: found.length })}
      </output>
    </main>
  );
}

function createFilter(query: string): (document: DocumentEntry) => boolean {
  const matches = createTitleSearch(query);
  return (document) => matches(document.title);
}
