/**
 * Search for one person: asks the index, which knows words, and the grants, which decide. What may be found is said with the
 * question; and asked once more before the answer goes out, since somebody may lose access while the index works.
 */
import type { SearchAnswer } from "#lib/collab/home-api.ts";
import { limits } from "#lib/collab/limits.ts";
import { effectiveRole } from "../access/effective-role.ts";
import { DirectoryError } from "../documents/directory-error.ts";
import { toHomeEntries } from "../documents/home-entry.ts";
import { type OpenRow, openRows } from "../documents/home-list.ts";
import type { HomeRow, HomeRows } from "../documents/home-rows.ts";
import type { IndexFeed } from "./index-feed.ts";
import { type FoundDocument, isShort } from "./search-index.ts";
import type { SearchHost } from "./search-thread-host.ts";
import { eachWord } from "./words.ts";

export interface Search {
  /** Throws DirectoryError `unavailable` while the index cannot be asked. */
  find(personId: string, query: string, limit?: number): Promise<SearchAnswer>;
}

export interface SearchOptions {
  rows: HomeRows;
  feed: Pick<IndexFeed, "numberOf" | "idOf" | "isIndexing">;
  host: Pick<SearchHost, "run">;
}

const usualResults = 20;

/** Creates the search of one directory. */
export function createSearch({ rows, feed, host }: SearchOptions): Search {
  async function ask(words: string[], isOpen: boolean, mine: readonly HomeRow[], limit: number) {
    const allowed: number[] = [];
    const tagged: [number, number][] = [];
    const now = rows.directory.now();
    // At each letter, over ten thousand rows, in the thread that passes on everybody's edits: nothing is made of them here.
    for (const { document, grant, shelf } of mine) {
      const number = feed.numberOf(document.id);
      if (number === undefined || document.trashedAt !== null) continue;
      if (effectiveRole(document, grant, now) === undefined) continue;
      allowed.push(number);
      const mask = maskOf(words, shelf?.tags ?? []);
      if (mask > 0) tagged.push([number, mask]);
    }
    const question = { words, isOpen, allowed: Uint32Array.from(allowed), tagged, limit };
    const reply = await host.run({ kind: "find", question });
    if (reply.kind === "error") throw new Error(reply.error);
    return reply.kind === "found" ? reply.found : [];
  }

  return {
    async find(personId, query, limit = usualResults) {
      const { words, isOpen } = toWords(query);
      const isIndexing = feed.isIndexing();
      if (words.length === 0) return { results: [], isIndexing };
      const found = await ask(words, isOpen, await rows.of(personId), limit).catch((cause: unknown) => {
        throw new DirectoryError("unavailable", "Search is not ready. Try again in a moment.", {
          cause,
          retryAfterSeconds: 1,
        });
      });
      const ids = found.flatMap(({ document }) => feed.idOf(document) ?? []);
      const open = await openRows(rows, personId, ids);
      const byId = new Map(
        open.flatMap((row) => (row.document.trashedAt === null ? [[row.document.id, row]] : [])),
      );
      const allowed = found.flatMap((each): { found: FoundDocument; row: OpenRow }[] => {
        const row = byId.get(feed.idOf(each.document) ?? "");
        return row === undefined ? [] : [{ found: each, row }];
      });
      const entries = await toHomeEntries(
        rows.directory,
        allowed.map(({ row }) => row),
      );
      const results = entries.flatMap((document, at) => {
        const each = allowed[at]?.found;
        if (each === undefined) return [];
        const tags = document.tags.filter((tag) => maskOf(words, [tag]) > 0);
        return [{ document, title: each.title, passage: each.passage, tags }];
      });
      return { results, isIndexing };
    },
  };
}

/** What is looked for; a last word with nothing behind it may be the beginning of a longer one. */
function toWords(query: string): { words: string[]; isOpen: boolean } {
  const cut = query.slice(0, limits.maxSearchLength).normalize("NFC");
  const words: string[] = [];
  let end = 0;
  eachWord(
    cut,
    ({ term, to }) => {
      if (!words.includes(term)) words.push(term);
      end = to;
    },
    true,
  );
  const isOpen = end === cut.length && words.length <= limits.maxSearchWords;
  const kept = words.slice(0, limits.maxSearchWords);
  // One or two letters of a word to come say less than the words before them, and begin too many others.
  const [lastWord = ""] = kept.slice(-1);
  if (isOpen && kept.length > 1 && isShort(lastWord)) return { words: kept.slice(0, -1), isOpen: false };
  return { words: kept, isOpen };
}

/** The words that tags hold: bit n for word n. A tag is found from its beginning on. */
function maskOf(words: readonly string[], tags: readonly string[]): number {
  if (tags.length === 0) return 0;
  const terms: string[] = [];
  for (const tag of tags) eachWord(tag, ({ term }) => terms.push(term));
  return words.reduce(
    (mask, word, at) => (terms.some((term) => term.startsWith(word)) ? mask | (1 << at) : mask),
    0,
  );
}
