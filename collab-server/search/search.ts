/**
 * Search for one person: asks the index, which knows words, and the grants, which decide. What may be found is said with the
 * question; and asked once more before the answer goes out, since somebody may lose access while the index works.
 */
import type { SearchAnswer } from "#lib/collab/home-api.ts";
import { limits } from "#lib/collab/limits.ts";
import { DirectoryError } from "../documents/directory-error.ts";
import { toHomeEntries } from "../documents/home-entry.ts";
import { type OpenRow, openRows } from "../documents/home-list.ts";
import type { HomeRows } from "../documents/home-rows.ts";
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
  async function readable(personId: string): Promise<OpenRow[]> {
    return (await openRows(rows, personId)).filter(({ document }) => document.trashedAt === null);
  }

  async function ask(words: string[], isOpen: boolean, open: readonly OpenRow[], limit: number) {
    const allowed: number[] = [];
    const tagged: [number, number][] = [];
    for (const { document, shelf } of open) {
      const number = feed.numberOf(document.id);
      if (number === undefined) continue;
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
      const found = await ask(words, isOpen, await readable(personId), limit).catch((cause: unknown) => {
        throw new DirectoryError("unavailable", "Search is not ready. Try again in a moment.", {
          cause,
          retryAfterSeconds: 1,
        });
      });
      const byId = new Map((await readable(personId)).map((row) => [row.document.id, row]));
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
