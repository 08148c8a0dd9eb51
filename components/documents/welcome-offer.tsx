"use client";

import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { SheetsPicture } from "./sheets-picture.tsx";

interface WelcomeOfferProps {
  busy: boolean;
  onOpen: () => void;
}

/** What a person sees before the first document: an invitation, and a document to try things in. */
export function WelcomeOffer({ busy, onOpen }: WelcomeOfferProps) {
  const texts = useTexts();
  return (
    <EmptyState
      picture={<SheetsPicture />}
      title={texts("documents.welcome")}
      actions={
        <Button busy={busy} onClick={onOpen}>
          {texts("documents.openWelcome")}
        </Button>
      }
    >
      <p>{texts("documents.welcomeText")}</p>
    </EmptyState>
  );
}
