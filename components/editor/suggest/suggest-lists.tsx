"use client";

import { useMemo } from "react";
import type { EditorHost } from "../editor-host.ts";
import { emojiSource } from "./emoji/emoji-source.ts";
import { mentionSource } from "./mention-source.ts";
import { slashSource } from "./slash-source.ts";
import { SuggestPopup } from "./suggest-popup.tsx";
import type { SuggestSource } from "./suggest-source.ts";

/** The lists themselves (suggestions.tsx). */
export function SuggestLists({ host, documentId }: { host: EditorHost; documentId: string }) {
  const sources = useMemo<readonly SuggestSource[]>(
    () => [emojiSource, slashSource, mentionSource(documentId)],
    [documentId],
  );
  return <SuggestPopup host={host} sources={sources} />;
}
