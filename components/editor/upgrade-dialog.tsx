"use client";

import { useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { reasonOf } from "#lib/web-api/reason-of.ts";

interface UpgradeDialogProps {
  /** Resolves once the document is upgraded. The page goes on in it by itself, and takes this dialog away. */
  onUpgrade: () => Promise<void>;
  onClose: () => void;
}

/** Asks before a document is converted to format text: there is no way back. Mount it to open it. */
export function UpgradeDialog({ onUpgrade, onClose }: UpgradeDialogProps) {
  const texts = useTexts();
  const [state, setState] = useState<{ busy: boolean; reason?: string }>({ busy: false });
  const upgrade = async () => {
    setState({ busy: true });
    try {
      await onUpgrade();
    } catch (error) {
      setState({ busy: false, reason: reasonOf(error, texts) });
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={texts("upgrade.title")}
      description={texts("upgrade.text")}
      footer={
        <>
          <Button onClick={onClose}>{texts("ui.cancel")}</Button>
          <Button variant="primary" busy={state.busy} onClick={() => void upgrade()}>
            {texts("upgrade.do")}
          </Button>
        </>
      }
    >
      {state.reason !== undefined && (
        <p role="alert">
          {texts("upgrade.failed")} {state.reason}
        </p>
      )}
    </Dialog>
  );
}
