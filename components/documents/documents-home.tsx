"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { type HomeEntry, type HomeFacets, type HomePage, usualSorts } from "#lib/collab/home-api.ts";
import type { DocumentActions } from "./document-actions.ts";
import styles from "./documents-home.module.css";
import { FilterChips } from "./filter-chips.tsx";
import { HomeDialogs } from "./home-dialogs.tsx";
import { HomeNav } from "./home-nav.tsx";
import { type HomeView, homeQueryOf } from "./home-view.ts";
import { ListHead, viewName } from "./list-head.tsx";
import { ListPlace } from "./list-place.tsx";
import { NewDocument } from "./new-document.tsx";
import type { RowListHandle } from "./row-list.tsx";
import { SearchBox } from "./search-box.tsx";
import {
  extendedTo,
  nothingSelected,
  type Selection,
  selectionOf,
  toggled,
  withinList,
} from "./selection.ts";
import { SelectionBar } from "./selection-bar.tsx";
import { shownList } from "./shown-list.ts";
import { TrashNote } from "./trash-note.tsx";
import { useCreateDocument } from "./use-create-document.ts";
import { useHome } from "./use-home.ts";
import { useHomeChanges } from "./use-home-changes.ts";
import { useHomeKeys } from "./use-home-keys.ts";
import { useListWishes } from "./use-list-wishes.ts";

export interface DocumentsHomeProps {
  view: HomeView;
  list: HomePage;
  facets: HomeFacets;
  /** When the server rendered, ms since 1970. */
  now: number;
  myId: string;
  /** False where the operator lets members only make documents, and this is a guest. */
  mayCreate: boolean;
  actions: DocumentActions;
}

/** The home page's own part: places, search, list, and everything that can be done with one or many of its rows. */
export function DocumentsHome({ now, myId, mayCreate, actions, ...first }: DocumentsHomeProps) {
  const texts = useTexts();
  const router = useRouter();
  const { store, state, go } = useHome(first, actions);
  const changes = useHomeChanges(store, actions, myId);
  const { creating, create } = useCreateDocument(actions);
  const [chosen, setChosen] = useState<Selection>(nothingSelected);
  const heading = useRef<HTMLHeadingElement>(null);
  const searchBox = useRef<{ focus: () => void }>(null);
  const rows = useRef<RowListHandle>(null);
  const wishes = useListWishes({
    changes,
    myId,
    onLeaving: (ids) => {
      if (rows.current?.focusBeside(ids) !== true) heading.current?.focus({ preventScroll: true });
      setChosen(nothingSelected);
    },
  });

  const shown = shownList(state);
  const { documents, total, isSearching, isStale } = shown;
  // A search of spaces is none; its words say so.
  const view = isSearching ? state.view : homeQueryOf(state.view);
  const isInTrash = view.scope === "trash" && !isSearching;
  const byId = new Map(documents?.map((document) => [document.id, document]));
  const allOf = (ids: Iterable<string>) => [...ids].flatMap((id) => byId.get(id) ?? []);
  const selection = withinList(chosen, (id) => byId.has(id));
  const selected = allOf(selection.ids);

  const show = (next: HomeView) => {
    setChosen(nothingSelected);
    go(next);
  };
  const type = (text: string) => {
    setChosen(nothingSelected);
    const { search: before, ...rest } = state.view;
    // One step back leads out of the search, however many letters it took.
    go(text === "" ? rest : { ...rest, search: text }, before === undefined ? "new" : "same");
  };
  /** All of the list, also what was not fetched yet. */
  const everything = async (): Promise<readonly HomeEntry[]> => {
    if (isSearching) return documents ?? [];
    await store.reach(Number.POSITIVE_INFINITY);
    return store.state().list?.documents ?? [];
  };
  const selectAll = async () => setChosen(selectionOf((await everything()).map(({ id }) => id)));
  const select = (document: HomeEntry, extend: boolean) => {
    const order = documents?.map(({ id }) => id) ?? [];
    setChosen(extend ? extendedTo(selection, order, document.id) : toggled(selection, document.id));
  };
  const openFirst = () => {
    const result = isStale || state.search.status !== "answered" ? undefined : shown.found?.[0];
    if (result === undefined) rows.current?.focus(0);
    else router.push(`/d/${result.document.id}${result.passage?.place ? `#${result.passage.place}` : ""}`);
  };
  useHomeKeys({
    search: () => searchBox.current?.focus(),
    help: () => wishes.setOpened({ kind: "keys" }),
    selectAll: () => void selectAll(),
    clear: () => setChosen(nothingSelected),
  });

  return (
    <div className={styles.page}>
      <div className={styles.side}>
        <HomeNav view={view} facets={state.facets} onGo={show} />
      </div>
      <main className={styles.main}>
        <div className={styles.top}>
          <SearchBox
            ref={searchBox}
            value={state.view.search ?? ""}
            onChange={type}
            onDown={() => rows.current?.focus(0)}
            onEnter={openFirst}
          />
          {mayCreate && (
            <NewDocument
              busy={creating !== null && creating !== "welcome"}
              actions={actions}
              onBlank={() => void create("blank")}
              onBuiltIn={(template) => void create(template)}
              onTemplate={(template) => void changes.duplicate(template, true)}
            />
          )}
        </div>
        <div className={styles.head}>
          {selected.length > 0 ? (
            <>
              <h1 ref={heading} tabIndex={-1} className="visually-hidden">
                {viewName(view, texts)}
              </h1>
              <SelectionBar
                documents={selected}
                total={total}
                isInTrash={isInTrash}
                myId={myId}
                onWish={(kind) => wishes.wish(kind, selected)}
                onAll={() => void selectAll()}
                onClear={() => {
                  setChosen(nothingSelected);
                  rows.current?.focus();
                }}
              />
            </>
          ) : (
            <ListHead
              view={view}
              count={documents === null ? null : total}
              facets={state.facets}
              onGo={show}
              headingRef={heading}
            />
          )}
        </div>
        {!isSearching && <FilterChips view={view} facets={state.facets} onGo={show} />}
        {isInTrash && total > 0 && (
          <TrashNote
            onEmpty={
              selected.length === 0 && documents?.some(({ owner }) => owner.id === myId) === true
                ? () => void everything().then((all) => wishes.wish("delete", all))
                : null
            }
          />
        )}
        <ListPlace
          shown={shown}
          rows={rows}
          row={{
            selection,
            onSelection: setChosen,
            renaming: wishes.renaming,
            onReach: (index) => void store.reach(index),
            onKey: (event, document) => wishes.key(event, document, selected),
            now,
            sort: isSearching ? "edited" : (view.sort ?? usualSorts[view.scope]),
            myId,
            mayCreate,
            isSelecting: selected.length > 0,
            onWish: (kind, document) => wishes.wish(kind, [document]),
            onRename: (document, title) => void changes.rename(document, title),
            onRenamed: () => {
              wishes.setRenaming(null);
              rows.current?.focus();
            },
            onSelect: select,
            onTag: (tag) => show({ scope: "recent", tag }),
          }}
          nothing={{
            view,
            mayCreate,
            openingWelcome: creating === "welcome",
            onOpenWelcome: () => void create("welcome"),
            onGo: show,
          }}
          onAgain={() =>
            void (isSearching || documents === null ? store.refresh() : store.reach(documents.length))
          }
        />
        <div className={styles.foot}>
          <Button variant="ghost" size="sm" onClick={() => wishes.setOpened({ kind: "keys" })}>
            {texts("home.keys")}
          </Button>
        </div>
        {/* What a search found, for who does not see the list. */}
        <output className="visually-hidden">
          {isSearching && state.search.status === "answered"
            ? texts("documents.found", { count: total })
            : ""}
        </output>
      </main>
      <HomeDialogs
        wishes={wishes}
        changes={changes}
        allOf={allOf}
        knownTags={state.facets.tags.map(({ name }) => name)}
      />
    </div>
  );
}
