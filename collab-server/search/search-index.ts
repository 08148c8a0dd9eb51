/**
 * The words of all documents, and their texts for passages; in memory, and in a thread of its own (search-thread.ts). It knows
 * no person: each question says which documents may be found.
 */
import MiniSearch from "minisearch";
import type { SearchResult } from "#lib/collab/home-api.ts";
import { limits } from "#lib/collab/limits.ts";
import { type DocumentText, noText } from "./document-text.ts";
import { findPassage, markAll } from "./passage.ts";
import { eachWord, isUnspaced } from "./words.ts";

/** Documents have numbers here: ten thousand of them are 40 KB to say, and nothing to compare. */
export interface SearchQuestion {
  words: string[];
  /** The last word may still be typed: it stands for all that begin so. */
  isOpen: boolean;
  allowed: Uint32Array;
  /** Documents whose tags hold some of the words: bit n of the mask is word n. */
  tagged: [document: number, mask: number][];
  limit: number;
}

export interface FoundDocument {
  document: number;
  title: SearchResult["title"];
  passage: SearchResult["passage"];
}

export interface SearchIndex {
  /** In the place of what there was. False: no room is left, and only the title is searched. */
  put(document: number, title: string, text: DocumentText): boolean;
  /** The text stays. */
  retitle(document: number, title: string): void;
  remove(document: number): void;
  /** Best first. */
  find(question: SearchQuestion): FoundDocument[];
  figures(): { documents: number; bytes: number };
}

interface Kept extends DocumentText {
  title: string;
  /** What it takes, about. */
  bytes: number;
}

/** As measured in V8's heap: a term that is in no document yet, a term of a document, and a document. */
const bytesPerWord = 450;
const bytesPerTerm = 64;
const bytesPerDocument = 500;
const maxTermsUncounted = 50_000;

/** What a tag is worth beside words in title (4) and text (1). */
const tagScore = 20;

/** Creates an empty index of about so many bytes at most. */
export function createSearchIndex(maxBytes: number = limits.maxSearchBytes): SearchIndex {
  const kept = new Map<number, Kept>();
  let bytes = 0;
  /** Of the document that is being added. */
  let differentTerms = 0;
  const index = new MiniSearch<{ id: number; title: string; text: string }>({
    fields: ["title", "text"],
    tokenize: (text) => {
      const terms: string[] = [];
      eachWord(text, ({ term }) => terms.push(term));
      differentTerms += new Set(terms).size;
      return terms;
    },
    processTerm: (term) => term,
  });

  /** Counting the words walks through all of them: in between, every term of a new document counts as a new word. */
  let words = 0;
  let termsSince = 0;
  function countedWords(): number {
    if (termsSince > maxTermsUncounted) {
      words = index.termCount;
      termsSince = 0;
    }
    return words + termsSince;
  }
  const size = (): number => bytes + countedWords() * bytesPerWord;

  function drop(document: number): Kept | undefined {
    const before = kept.get(document);
    if (before === undefined) return undefined;
    kept.delete(document);
    bytes -= before.bytes;
    index.discard(document);
    return before;
  }

  /** False: there is no room for it, and it is not in. */
  function add(document: number, title: string, { text, names }: DocumentText): boolean {
    differentTerms = 0;
    index.add({ id: document, title, text });
    const taken = bytesPerDocument + text.length + names.length + differentTerms * bytesPerTerm;
    kept.set(document, { title, text, names, bytes: taken });
    bytes += taken;
    termsSince += differentTerms;
    if (size() <= maxBytes || text === "") return true;
    drop(document);
    return false;
  }

  /** Documents with all of these words, and how well each fits. */
  function search(words: readonly string[], isOpen: boolean, isAllowed: (document: number) => boolean) {
    const options = {
      tokenize: (text: string) => text.split(" "),
      combineWith: "AND" as const,
      boost: { title: 4 },
      prefix: (_term: string, at: number) => isOpen && at === words.length - 1,
      fuzzy: fuzziness,
      weights: { fuzzy: 0.3, prefix: 0.6 },
      filter: ({ id }: { id: unknown }) => isAllowed(Number(id)),
    };
    const [only = ""] = words;
    if (!isOpen || words.length > 1 || !isShort(only)) return index.search(words.join(" "), options);
    // Two letters begin a tenth of all words there are: what begins so is looked for in titles, where one would look first.
    const inTitles = { queries: [only], fields: ["title"] };
    const inTexts = { queries: [only], fields: ["text"], prefix: false };
    return index.search(
      { combineWith: "OR", queries: [inTitles, inTexts] },
      { ...options, combineWith: "OR" },
    );
  }

  return {
    put(document, title, text) {
      drop(document);
      if (add(document, title, text)) return true;
      // Titles are always found.
      add(document, title, noText);
      return false;
    },
    retitle(document, title) {
      const before = kept.get(document);
      if (before === undefined || before.title === title) return;
      drop(document);
      if (!add(document, title, before)) add(document, title, noText);
    },
    remove: (document) => void drop(document),
    figures: () => ({ documents: kept.size, bytes: size() }),

    find({ words, isOpen, allowed, tagged, limit }) {
      const may = new Set(allowed);
      const scores = new Map<number, { score: number; terms: Set<string>; wanted: number }>();
      const note = (document: number, score: number, terms: string[], wanted: number): void => {
        const before = scores.get(document);
        if (before === undefined || before.score < score)
          scores.set(document, { score, terms: new Set(terms), wanted });
      };
      for (const { id, score, terms, queryTerms } of search(words, isOpen, (document) => may.has(document)))
        note(Number(id), score, terms, queryTerms.length);

      for (const [mask, documents] of byMask(tagged)) {
        const rest = words.filter((_word, at) => (mask & (1 << at)) === 0);
        if (rest.length === 0)
          for (const document of documents) if (may.has(document)) note(document, tagScore, [], 0);
        if (rest.length > 0)
          for (const { id, score, terms, queryTerms } of search(
            rest,
            isOpen && rest.at(-1) === words.at(-1),
            (document) => documents.has(document) && may.has(document),
          ))
            note(Number(id), score + tagScore, terms, queryTerms.length);
      }

      const best = [...scores].sort(([a, x], [b, y]) => y.score - x.score || a - b).slice(0, limit);
      return best.flatMap(([document, { terms, wanted }]) => {
        const entry = kept.get(document);
        if (entry === undefined) return [];
        const title = markAll(entry.title, terms);
        return [{ document, title, passage: findPassage(entry, terms, wanted) }];
      });
    },
  };
}

/** Too few letters to say much of a word that begins with them. */
export function isShort(term: string): boolean {
  // In Latin, Greek and Cyrillic; two signs of others are half a word, or a whole one.
  return /^[0-9a-z\u0080-\u052f]{1,2}$/u.test(term);
}

/** One slip in a word of five letters, two in a long one; none where letters are pairs of signs, or figures. */
function fuzziness(term: string): number | false {
  if (term.length < 5 || isUnspaced(term) || /\d/u.test(term)) return false;
  return term.length < 8 ? 1 : 2;
}

function byMask(tagged: SearchQuestion["tagged"]): Map<number, Set<number>> {
  const groups = new Map<number, Set<number>>();
  for (const [document, mask] of tagged) {
    const group = groups.get(mask) ?? new Set();
    group.add(document);
    groups.set(mask, group);
  }
  return groups;
}
