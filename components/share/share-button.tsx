"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { ShareActions } from "./share-actions.ts";
import { ShareDialog, type ShareSubject } from "./share-dialog.tsx";

/** The button "Share" with its dialog. */
export function ShareButton({ actions, ...subject }: ShareSubject & { actions: ShareActions }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Share
      </Button>
      {open && <ShareDialog {...subject} actions={actions} onClose={() => setOpen(false)} />}
    </>
  );
}
