"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { useToast } from "#components/ui/toast.tsx";
import type { NewDocument } from "#lib/collab/service-api.ts";
import { reasonOf } from "#lib/web-api/reason-of.ts";
import type { DocumentActions } from "./document-actions.ts";

/** Creates a document and goes there. `creating` names the kind under way, until the new page is on screen. */
export function useCreateDocument(actions: Pick<DocumentActions, "createDocument">): {
  creating: NewDocument["kind"] | null;
  create: (kind: NewDocument["kind"]) => Promise<void>;
} {
  const router = useRouter();
  const toast = useToast();
  const texts = useTexts();
  const [asked, setAsked] = useState<NewDocument["kind"] | null>(null);
  const [leaving, startLeaving] = useTransition();
  const [kind, setKind] = useState<NewDocument["kind"]>("blank");

  const create = async (wanted: NewDocument["kind"]) => {
    setAsked(wanted);
    setKind(wanted);
    try {
      const { id } = await actions.createDocument({ kind: wanted });
      startLeaving(() => router.push(`/d/${id}`));
    } catch (error) {
      toast({ text: `${texts("documents.notCreated")} ${reasonOf(error, texts)}`, tone: "danger" });
    } finally {
      setAsked(null);
    }
  };
  return { creating: asked ?? (leaving ? kind : null), create };
}
