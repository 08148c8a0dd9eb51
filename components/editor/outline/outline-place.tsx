"use client";

import type { EditorState } from "prosemirror-state";
import { Suspense, useSyncExternalStore } from "react";
import { fetched } from "#components/ui/fetched.ts";
import { outlineOf } from "#lib/editor/queries/outline.ts";
import type { EditorHost } from "../editor-host.ts";
import { useEditor } from "../use-editor.ts";

const Outline = fetched(async () => ({ default: (await import("./outline.tsx")).Outline }));

/** The outline, where the window has room beside the page and the document has parts to choose from. */
export function OutlinePlace({ host, onGo }: { host: EditorHost; onGo: () => void }) {
  const isWide = useSyncExternalStore(
    hearWidth,
    () => window.matchMedia(wide).matches,
    () => false,
  );
  const { hasParts } = useEditor(host, partsIn, { hasParts: false });
  if (!isWide || !hasParts) return null;
  return (
    <Suspense>
      <Outline host={host} onGo={onGo} />
    </Suspense>
  );
}

/** From here on the space beside the page column holds words. */
const wide = "(min-width: 1200px)";

function hearWidth(listener: () => void): () => void {
  const query = window.matchMedia(wide);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

function partsIn({ doc }: EditorState) {
  return { hasParts: outlineOf(doc).headings.length > 1 };
}
