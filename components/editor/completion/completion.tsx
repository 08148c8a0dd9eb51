"use client";

import type { EditorState } from "prosemirror-state";
import { Suspense } from "react";
import { fetched } from "#components/ui/fetched.ts";
import { activeCompletion } from "#lib/editor/plugins/completion.ts";
import type { EditorHost } from "../editor-host.ts";
import { useEditor } from "../use-editor.ts";

// Fetched with the first sign that is typed.
const CompletionLists = fetched(async () => ({
  default: (await import("./completion-lists.tsx")).CompletionLists,
}));

/** All lists that signs in the text open. */
export function Completion({ host, documentId }: { host: EditorHost; documentId: string }) {
  const { isOpen } = useEditor(host, openOf, { isOpen: false });
  return <Suspense>{isOpen && <CompletionLists host={host} documentId={documentId} />}</Suspense>;
}

function openOf(state: EditorState): { isOpen: boolean } {
  return { isOpen: activeCompletion(state) !== undefined };
}
