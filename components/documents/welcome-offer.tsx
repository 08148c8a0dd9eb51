"use client";

import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { SheetsPicture } from "./sheets-picture.tsx";

interface WelcomeOfferProps {
  busy: boolean;
  onOpen: () => void;
}

/** What a person sees before the first document: an invitation, and a document to try things in. */
export function WelcomeOffer({ busy, onOpen }: WelcomeOfferProps) {
  return (
    <EmptyState
      picture={<SheetsPicture />}
      title="A quiet place to write together"
      actions={
        <Button busy={busy} onClick={onOpen}>
          Open the Welcome document
        </Button>
      }
    >
      <p>
        Start a new document, or try things out in the Welcome document. It is yours to edit. When you want
        company, share a link: nobody needs an account.
      </p>
    </EmptyState>
  );
}
