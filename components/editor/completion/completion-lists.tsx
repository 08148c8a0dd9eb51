"use client";

import { useMemo } from "react";
import type { EditorHost } from "../editor-host.ts";
import { CompletionPopup } from "./completion-popup.tsx";
import type { CompletionSource } from "./completion-source.ts";
import { emojiSource } from "./emoji/emoji-source.ts";
import { mentionSource } from "./mention-source.ts";
import { slashSource } from "./slash-source.ts";

/** The lists themselves (completion.tsx). */
export function CompletionLists({ host, documentId }: { host: EditorHost; documentId: string }) {
  const sources = useMemo<readonly CompletionSource[]>(
    () => [emojiSource, slashSource, mentionSource(documentId)],
    [documentId],
  );
  return <CompletionPopup host={host} sources={sources} />;
}
