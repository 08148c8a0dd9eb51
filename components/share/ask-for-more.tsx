"use client";

import { useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { type RequestedRole, type Role, requestedRoles, roleAllows } from "#lib/collab/role.ts";

import { reasonOf } from "#lib/web-api/reason-of.ts";
import styles from "./ask-for-more.module.css";
import type { ShareActions } from "./share-actions.ts";

interface AskForMoreProps {
  documentId: string;
  role: Role;
  myId: string;
  actions: Pick<ShareActions, "askForAccess" | "declineRequest">;
}

/** What somebody may ask the owners for; nothing for those who may edit. */
export function AskForMore({ documentId, role, myId, actions }: AskForMoreProps) {
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState<RequestedRole | "back" | null>(null);
  const toast = useToast();
  const texts = useTexts();
  const wanted = requestedRoles.filter((each) => !roleAllows(role, each));
  if (wanted.length === 0) return null;

  const attempt = async (what: RequestedRole | "back", work: () => Promise<void>) => {
    setBusy(what);
    try {
      await work();
      setAsked(what !== "back");
    } catch (error) {
      const failed = texts(what === "back" ? "ask.notTakenBack" : "ask.failed");
      toast({ text: `${failed} ${reasonOf(error, texts)}`, tone: "danger" });
    }
    setBusy(null);
  };

  return (
    <div className={styles.ask}>
      {asked ? (
        <>
          <output className={styles.asked}>{texts("ask.asked")}</output>
          <Button
            size="sm"
            busy={busy === "back"}
            onClick={() => void attempt("back", () => actions.declineRequest(documentId, myId))}
          >
            {texts("ask.takeBack")}
          </Button>
        </>
      ) : (
        wanted.map((each) => (
          <Button
            key={each}
            size="sm"
            busy={busy === each}
            onClick={() => void attempt(each, () => actions.askForAccess(documentId, each))}
          >
            {texts(`ask.${each}`)}
          </Button>
        ))
      )}
    </div>
  );
}
