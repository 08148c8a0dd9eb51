"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { SheetsPicture } from "#components/documents/sheets-picture.tsx";
import { PlainPage } from "#components/page/plain-page.tsx";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

/** What shows when a page failed: asks the server again on demand. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  const router = useRouter();
  const texts = useTexts();
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
        title={texts("notice.failed.title")}
        actions={
          <>
            <Button variant="primary" onClick={tryAgain}>
              {texts("ui.tryAgain")}
            </Button>
            <ButtonLink href="/">{texts("notice.home")}</ButtonLink>
          </>
        }
      >
        <p>{texts("notice.failed.text")}</p>
      </EmptyState>
    </PlainPage>
  );
}
