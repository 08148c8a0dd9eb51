"use client";

import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { type HomeView, isFiltered } from "./home-view.ts";
import { SheetsPicture } from "./sheets-picture.tsx";
import { WelcomeOffer } from "./welcome-offer.tsx";

interface NothingHereProps {
  view: HomeView;
  /** The search has not read everything yet. */
  isIndexing: boolean;
  mayCreate: boolean;
  openingWelcome: boolean;
  onOpenWelcome: () => void;
  onGo: (view: HomeView) => void;
}

/** What stands in place of an empty list: each reason has its own words and its own way on. */
export function NothingHere(props: NothingHereProps) {
  const { view, isIndexing, mayCreate, openingWelcome, onOpenWelcome, onGo } = props;
  const texts = useTexts();
  const { scope, tag, search: query } = view;
  if (query !== undefined)
    return isIndexing ? (
      <EmptyState title={texts("home.noResultsYet")}>
        <p>{texts("home.noResultsYetText")}</p>
      </EmptyState>
    ) : (
      <EmptyState
        title={texts("home.noResults")}
        actions={
          <Button
            onClick={() => {
              const { search: _, ...rest } = view;
              onGo(rest);
            }}
          >
            {texts("documents.showAll")}
          </Button>
        }
      >
        <p>{texts("home.noResultsText", { query })}</p>
      </EmptyState>
    );
  if (isFiltered(view)) {
    const isTagAlone = tag !== undefined && view.role === undefined && view.owner === undefined;
    return (
      <EmptyState
        title={isTagAlone ? texts("home.empty.tag", { tag }) : texts("home.empty.filtered")}
        actions={<Button onClick={() => onGo({ scope })}>{texts("documents.showAll")}</Button>}
      >
        <p>{texts(isTagAlone ? "home.empty.tagText" : "home.empty.filteredText")}</p>
      </EmptyState>
    );
  }
  if (scope === "trash")
    return (
      <EmptyState picture={<SheetsPicture />} title={texts("documents.trashEmpty")}>
        <p>{texts("documents.trashEmptyText")}</p>
      </EmptyState>
    );
  if (scope === "recent" && mayCreate) return <WelcomeOffer busy={openingWelcome} onOpen={onOpenWelcome} />;
  if (scope === "recent" || (scope === "mine" && !mayCreate))
    return (
      <EmptyState picture={<SheetsPicture />} title={texts("documents.guest")}>
        <p>{texts("documents.guestText")}</p>
      </EmptyState>
    );
  return (
    <EmptyState picture={<SheetsPicture />} title={texts(`home.empty.${scope}`)}>
      <p>{texts(`home.empty.${scope}Text`)}</p>
    </EmptyState>
  );
}
