"use client";

import { useTexts } from "#components/texts/texts-provider.tsx";
import { copyFromField } from "#components/ui/copy-from-field.ts";
import { useToast } from "#components/ui/toast.tsx";
import type { EditorHost } from "../editor-host.ts";

/** Copies an address and says so. Where the browser refuses, the message holds the address, to be selected by hand. */
export function useCopy(host: EditorHost): (link: string) => Promise<void> {
  const texts = useTexts();
  const toast = useToast();
  return async (link) => {
    // On plain http only what is selected in a field can be copied.
    const field = document.createElement("textarea");
    field.className = "copy-field";
    field.readOnly = true;
    field.value = link;
    document.body.append(field);
    const outcome = await copyFromField(field);
    field.remove();
    host.focus();
    toast({ text: outcome === "copied" ? texts("copy.link") : texts("copy.manually", { link }) });
  };
}
