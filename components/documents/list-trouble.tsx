"use client";

import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { reasonOf } from "#lib/web-api/reason-of.ts";

interface ListTroubleProps {
  error: unknown;
  isSearching: boolean;
  onAgain: () => void;
}

/** What stands where a list or an answer should be that did not come: why, and how to try again. */
export function ListTrouble({ error, isSearching, onAgain }: ListTroubleProps) {
  const texts = useTexts();
  return (
    <div role="alert">
      <EmptyState
        title={texts(isSearching ? "home.searchFailed" : "home.listFailed")}
        actions={<Button onClick={onAgain}>{texts("ui.tryAgain")}</Button>}
      >
        <p>{reasonOf(error, texts)}</p>
      </EmptyState>
    </div>
  );
}
