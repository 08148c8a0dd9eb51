"use client";

import { useTexts } from "#components/texts/texts-provider.tsx";
import { useToast } from "#components/ui/toast.tsx";
import type { DocumentSession } from "../document-session.ts";
import type { EditorHost } from "../editor-host.ts";

export type ExportKind = "markdown" | "html";

/** Saves the document as a file of another kind. What writes it is fetched with the first export. */
export function useExport(
  session: DocumentSession | undefined,
  host: EditorHost,
): (kind: ExportKind) => void {
  const toast = useToast();
  const texts = useTexts();
  const save = async (kind: ExportKind): Promise<void> => {
    try {
      const { exportDocument } = await import("./export-document.ts");
      if (session !== undefined && host.state !== undefined)
        exportDocument(kind, session.title.toJSON(), host.state.doc);
    } catch {
      toast({ text: texts("export.failed"), tone: "danger" });
    }
  };
  return (kind) => void save(kind);
}
