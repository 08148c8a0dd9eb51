import type { Texts } from "#lib/texts/texts.ts";

/** What stands for a document in lists and sentences; an empty title reads "Untitled". */
export function shownTitle(title: string, texts: Texts): string {
  return title.trim() || texts("documents.untitled");
}
