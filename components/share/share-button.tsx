"use client";

import { useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { webApi } from "#lib/web-api/web-api.ts";
import { ShareDialog, type ShareSubject } from "./share-dialog.tsx";

/** The button "Share" with its dialog, bound to the page's own API. */
export function ShareButton(subject: ShareSubject) {
  const texts = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {texts("share.open")}
      </Button>
      {open && <ShareDialog {...subject} actions={webApi} onClose={() => setOpen(false)} />}
    </>
  );
}
