"use client";

import { useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { useToast } from "#components/ui/toast.tsx";
import type { AccessRequest } from "#lib/collab/service-api.ts";
import { reasonOf } from "#lib/web-api/reason-of.ts";
import type { AccessRequestsControl } from "./use-access-requests.ts";

interface RequestAnswerProps {
  request: AccessRequest;
  control: AccessRequestsControl;
}

/** An owner's two answers to somebody who asks for more. */
export function RequestAnswer({ request: { person }, control }: RequestAnswerProps) {
  const [busy, setBusy] = useState<"accept" | "decline" | null>(null);
  const toast = useToast();
  const texts = useTexts();
  const answer = async (which: "accept" | "decline") => {
    setBusy(which);
    try {
      await control[which](person.id);
    } catch (error) {
      toast({ text: `${texts("ask.notAnswered")} ${reasonOf(error, texts)}`, tone: "danger" });
      setBusy(null);
    }
  };
  return (
    <>
      <Button size="sm" variant="primary" busy={busy === "accept"} onClick={() => void answer("accept")}>
        {texts("ask.allow")}
      </Button>
      <Button size="sm" busy={busy === "decline"} onClick={() => void answer("decline")}>
        {texts("ask.decline")}
      </Button>
    </>
  );
}
