"use client";

import { toHtmlPage } from "#lib/editor/serializers/html-page.ts";
import { fileNameOf, saveFile } from "./document-file.ts";
import type { DocumentSession } from "./document-session.ts";
import type { EditorHost } from "./editor-host.ts";

/** Saves what is on the screen as a page of its own. Works offline: it is the way out when nothing else works. */
export function useDownload(session: DocumentSession | undefined, host: EditorHost): () => void {
  return () => {
    if (session === undefined || host.state === undefined) return;
    const title = session.title.toJSON();
    const html = toHtmlPage(title, host.state.doc.content, "");
    saveFile(fileNameOf(title, "html"), "text/html;charset=utf-8", html);
  };
}
