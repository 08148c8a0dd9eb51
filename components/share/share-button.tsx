"use client";

import { lazy, Suspense, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { webApi } from "#lib/web-api/lazy-web-api.ts";
import type { ShareSubject } from "./share-dialog.tsx";

// Fetched when it is opened: whoever came to read never needs it.
const ShareDialog = lazy(async () => ({ default: (await import("./share-dialog.tsx")).ShareDialog }));

/** The button "Share" with its dialog, bound to the page's own API. */
export function ShareButton(subject: ShareSubject) {
  const texts = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {texts("share.open")}
      </Button>
      <Suspense>
        {open && <ShareDialog {...subject} actions={webApi} onClose={() => setOpen(false)} />}
      </Suspense>
    </>
  );
}
