import type { HomeEntry } from "#lib/collab/home-api.ts";
import { hasTag, isSameTag } from "./home-list.ts";

export interface TagOption {
  tag: string;
  /** How many of the documents carry it. */
  on: "all" | "some" | "none";
  /** It is not there yet: what was typed. */
  isNew: boolean;
}

/** The tags to choose from: those that hold what was typed, the documents' own first; and what was typed, as a new one. */
export function tagOptions(
  documents: readonly HomeEntry[],
  known: readonly string[],
  query: string,
): readonly TagOption[] {
  const wanted = query.trim().replace(/\s+/g, " ");
  const all: string[] = [];
  for (const tag of [...documents.flatMap(({ tags }) => tags), ...known])
    if (!all.some((each) => isSameTag(each, tag))) all.push(tag);
  const options = all
    .filter((tag) => tag.toLowerCase().includes(wanted.toLowerCase()))
    .map((tag): TagOption => {
      const count = documents.filter((document) => hasTag(document, tag)).length;
      return { tag, on: count === 0 ? "none" : count === documents.length ? "all" : "some", isNew: false };
    });
  const isKnown = wanted === "" || all.some((tag) => isSameTag(tag, wanted));
  return isKnown ? options : [...options, { tag: wanted, on: "none", isNew: true }];
}
