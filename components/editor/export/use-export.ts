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
  documentId: string,
): (kind: ExportKind) => void {
  const toast = useToast();
  const texts = useTexts();
  const save = async (kind: ExportKind): Promise<void> => {
    try {
      const { exportDocument } = await import("./export-document.ts");
      if (session === undefined || host.state === undefined) return;
      const missing = await exportDocument(kind, {
        documentId,
        title: session.title.toJSON(),
        doc: host.state.doc,
        onProgress: (done, all) => toast({ text: texts("export.gathering", { done: done + 1, all }) }),
      });
      if (missing > 0) toast({ text: texts("export.missing", { count: missing }), tone: "danger" });
    } catch {
      toast({ text: texts("export.failed"), tone: "danger" });
    }
  };
  return (kind) => void save(kind);
}
