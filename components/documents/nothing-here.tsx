"use client";

import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { DocumentScope } from "#lib/collab/service-api.ts";
import { WelcomeOffer } from "./welcome-offer.tsx";

interface NothingHereProps {
  scope: DocumentScope;
  /** What was searched for in a list that is not empty itself. */
  query: string;
  onClearQuery: () => void;
  mayCreate: boolean;
  openingWelcome: boolean;
  onOpenWelcome: () => void;
}

/** What stands in place of an empty list: each reason has its own words and its own way on. */
export function NothingHere({
  scope,
  query,
  onClearQuery,
  mayCreate,
  openingWelcome,
  onOpenWelcome,
}: NothingHereProps) {
  const texts = useTexts();
  if (query !== "")
    return (
      <EmptyState
        title={texts("documents.noMatch")}
        actions={<Button onClick={onClearQuery}>{texts("documents.showAll")}</Button>}
      >
        <p>{texts("documents.noMatchText", { query: query.trim() })}</p>
      </EmptyState>
    );
  if (scope === "trash")
    return (
      <EmptyState title={texts("documents.trashEmpty")}>
        <p>{texts("documents.trashEmptyText")}</p>
      </EmptyState>
    );
  if (!mayCreate)
    return (
      <EmptyState title={texts("documents.guest")}>
        <p>{texts("documents.guestText")}</p>
      </EmptyState>
    );
  return <WelcomeOffer busy={openingWelcome} onOpen={onOpenWelcome} />;
}
