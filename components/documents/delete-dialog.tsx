"use client";

import { useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { HomeEntry } from "#lib/collab/home-api.ts";
import { shownTitle } from "./shown-title.ts";

interface DeleteDialogProps {
  documents: readonly HomeEntry[];
  onDelete: () => void;
  onClosed: () => void;
}

/** Asks once more before something goes for good. Mount it to open it. */
export function DeleteDialog({ documents, onDelete, onClosed }: DeleteDialogProps) {
  const texts = useTexts();
  const [open, setOpen] = useState(true);
  const [one] = documents;
  const end = (deletes: boolean) => {
    setOpen(false);
    if (deletes) onDelete();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      onClosed={onClosed}
      title={texts("home.deleteTitle", { count: documents.length })}
      description={
        <>
          {documents.length === 1 && one !== undefined && (
            <p dir="auto">{texts("home.deleteOne", { title: shownTitle(one.title, texts) })}</p>
          )}
          <p>{texts("home.deleteText")}</p>
        </>
      }
      footer={
        <>
          <Button onClick={() => end(false)}>{texts("home.keep")}</Button>
          <Button variant="danger" onClick={() => end(true)}>
            {texts("home.bar.delete")}
          </Button>
        </>
      }
    >
      {null}
    </Dialog>
  );
}
