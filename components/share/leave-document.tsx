"use client";

import { LogOut } from "lucide-react";
import { useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { reasonOf } from "#lib/web-api/reason-of.ts";

/** Gives one's own access away. The page then says so by itself; a link lets one in again. */
export function LeaveDocument({ onLeave }: { onLeave: () => Promise<void> }) {
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  const texts = useTexts();
  const leave = async () => {
    setBusy(true);
    try {
      await onLeave();
    } catch (error) {
      toast({ text: `${texts("share.notLeft")} ${reasonOf(error, texts)}`, tone: "danger" });
      setBusy(false);
    }
  };
  return (
    <Button
      size="sm"
      variant="ghost"
      icon={<LogOut aria-hidden="true" />}
      busy={busy}
      onClick={() => void leave()}
      style={{ marginTop: "var(--space-4)" }}
    >
      {texts("share.leave")}
    </Button>
  );
}
