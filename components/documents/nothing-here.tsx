"use client";

import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { DocumentScope } from "#lib/collab/service-api.ts";
import { WelcomeOffer } from "./welcome-offer.tsx";

interface NothingHereProps {
  scope: DocumentScope;
  /** What was searched for in a list that is not empty itself. */
  query: string;
  onClearQuery: () => void;
  openingWelcome: boolean;
  onOpenWelcome: () => void;
}

/** What stands in place of an empty list: each reason has its own words and its own way on. */
export function NothingHere({ scope, query, onClearQuery, openingWelcome, onOpenWelcome }: NothingHereProps) {
  if (query !== "")
    return (
      <EmptyState title="No title matches" actions={<Button onClick={onClearQuery}>Show everything</Button>}>
        <p>Nothing here is called “{query.trim()}”.</p>
      </EmptyState>
    );
  if (scope === "trash")
    return (
      <EmptyState title="The trash is empty">
        <p>Documents that you move to trash wait here until you want them back.</p>
      </EmptyState>
    );
  return <WelcomeOffer busy={openingWelcome} onOpen={onOpenWelcome} />;
}
