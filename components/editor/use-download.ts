"use client";

import { schema } from "#lib/editor/schema/schema.ts";
import { NestedHtmlSerializer } from "#lib/editor/serializers/nested-html.ts";
import { fileNameOf, saveFile } from "./document-file.ts";
import type { DocumentSession } from "./document-session.ts";
import type { EditorHost } from "./editor-host.ts";

/** Saves what is on the screen as a page of its own. Works offline: it is the way out when nothing else works. */
export function useDownload(session: DocumentSession | undefined, host: EditorHost): () => void {
  return () => {
    if (session === undefined || host.state === undefined) return;
    const title = session.title.toJSON();
    // A page of its own: nothing of the document can run or load in it before somebody opens the file.
    const page = document.implementation.createHTMLDocument(title);
    const charset = page.createElement("meta");
    charset.setAttribute("charset", "utf-8");
    page.head.prepend(charset);
    const serializer = new NestedHtmlSerializer(schema);
    page.body.append(serializer.serializeFragment(host.state.doc.content, { document: page }));
    const html = `<!doctype html>\n${page.documentElement.outerHTML}\n`;
    saveFile(fileNameOf(title, "html"), "text/html;charset=utf-8", html);
  };
}
