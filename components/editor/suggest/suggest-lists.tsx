"use client";

import type { EditorHost } from "../editor-host.ts";
import { emojiSource } from "./emoji-source.ts";
import { slashSource } from "./slash-source.ts";
import { SuggestPopup } from "./suggest-popup.tsx";
import type { SuggestSource } from "./suggest-source.ts";

const sources: readonly SuggestSource[] = [emojiSource, slashSource];

/** The lists themselves (suggestions.tsx). */
export function SuggestLists({ host }: { host: EditorHost }) {
  return <SuggestPopup host={host} sources={sources} />;
}
