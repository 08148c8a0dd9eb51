"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { SheetsPicture } from "#components/documents/sheets-picture.tsx";
import { PlainPage } from "#components/page/plain-page.tsx";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

/** What shows when a page failed: asks the server again on demand. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  const router = useRouter();
  const tryAgain = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <PlainPage>
      <EmptyState
        headingLevel={1}
        picture={<SheetsPicture />}
        title="This page could not be shown"
        actions={
          <>
            <Button variant="primary" onClick={tryAgain}>
              Try again
            </Button>
            <ButtonLink href="/">Go to your documents</ButtonLink>
          </>
        }
      >
        <p>The server did not answer as it should. Your documents are not affected.</p>
      </EmptyState>
    </PlainPage>
  );
}
