"use client";

import type { EditorState } from "prosemirror-state";
import { Suspense } from "react";
import { fetched } from "#components/ui/fetched.ts";
import { activeSuggestion } from "#lib/editor/plugins/suggest.ts";
import type { EditorHost } from "../editor-host.ts";
import { useEditor } from "../use-editor.ts";

// Fetched with the first sign that is typed.
const SuggestLists = fetched(async () => ({ default: (await import("./suggest-lists.tsx")).SuggestLists }));

/** All lists that signs in the text open. */
export function Suggestions({ host, documentId }: { host: EditorHost; documentId: string }) {
  const { isOpen } = useEditor(host, openOf, { isOpen: false });
  return <Suspense>{isOpen && <SuggestLists host={host} documentId={documentId} />}</Suspense>;
}

function openOf(state: EditorState): { isOpen: boolean } {
  return { isOpen: activeSuggestion(state) !== undefined };
}
