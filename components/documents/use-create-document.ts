"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { useToast } from "#components/ui/toast.tsx";
import type { BuiltInTemplate } from "#lib/collab/built-in-templates.ts";
import { reasonOf } from "#lib/web-api/reason-of.ts";
import type { DocumentActions } from "./document-actions.ts";

/** What a new document begins with. */
export type Beginning = "blank" | "welcome" | BuiltInTemplate;

/** Creates a document and goes there. `creating` names what is under way, until the new page is on screen. */
export function useCreateDocument(actions: Pick<DocumentActions, "createDocument">): {
  creating: Beginning | null;
  create: (beginning: Beginning) => Promise<void>;
} {
  const router = useRouter();
  const toast = useToast();
  const texts = useTexts();
  const [asked, setAsked] = useState<Beginning | null>(null);
  const [leaving, startLeaving] = useTransition();
  const [last, setLast] = useState<Beginning>("blank");

  const create = async (wanted: Beginning) => {
    setAsked(wanted);
    setLast(wanted);
    try {
      const { id } = await actions.createDocument(
        wanted === "blank" || wanted === "welcome"
          ? { kind: wanted }
          : { kind: "blank", template: wanted, language: texts.language },
      );
      startLeaving(() => router.push(`/d/${id}`));
    } catch (error) {
      toast({ text: `${texts("documents.notCreated")} ${reasonOf(error, texts)}`, tone: "danger" });
    } finally {
      setAsked(null);
    }
  };
  return { creating: asked ?? (leaving ? last : null), create };
}
