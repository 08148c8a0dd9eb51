import type { Node } from "prosemirror-model";
import { toHtmlPage } from "#lib/editor/serializers/html-page.ts";
import { htmlPageStyle } from "#lib/editor/serializers/html-page-style.ts";
import { documentMarkdown } from "#lib/editor/serializers/markdown.ts";
import { fileNameOf, saveFile } from "../document-file.ts";
import type { ExportKind } from "./use-export.ts";

/** Hands the browser the document as a file. */
export function exportDocument(kind: ExportKind, title: string, doc: Node): void {
  if (kind === "markdown")
    saveFile(fileNameOf(title, "md"), "text/markdown;charset=utf-8", documentMarkdown(title, doc));
  else
    saveFile(
      fileNameOf(title, "html"),
      "text/html;charset=utf-8",
      toHtmlPage(title, doc.content, htmlPageStyle),
    );
}
