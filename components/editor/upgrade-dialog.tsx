"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { reasonOf } from "#lib/web-api/reason-of.ts";

interface UpgradeDialogProps {
  /** Resolves once the document is upgraded; the page goes on in it by itself. */
  onUpgrade: () => Promise<void>;
  onClose: () => void;
}

/** Asks before a document is converted to format text: there is no way back. Mount it to open it. */
export function UpgradeDialog({ onUpgrade, onClose }: UpgradeDialogProps) {
  const [state, setState] = useState<{ busy: boolean; reason?: string }>({ busy: false });
  const upgrade = async () => {
    setState({ busy: true });
    try {
      await onUpgrade();
      onClose();
    } catch (error) {
      setState({ busy: false, reason: reasonOf(error) });
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Upgrade this document"
      description="Text, title and history stay as they are, and from then on nothing is lost when several people change the same place at once. This cannot be undone."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" busy={state.busy} onClick={() => void upgrade()}>
            Upgrade
          </Button>
        </>
      }
    >
      {state.reason !== undefined && <p role="alert">The document was not upgraded. {state.reason}</p>}
    </Dialog>
  );
}
