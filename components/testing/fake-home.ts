import type { DocumentActions } from "#components/documents/document-actions.ts";
import { entryAfter } from "#components/documents/home-list.ts";
import type {
  Batch,
  HomeEntry,
  HomeFacets,
  HomePage,
  HomeQuery,
  SearchAnswer,
} from "#lib/collab/home-api.ts";

/** A document of one's own, for tests. */
export function sampleEntry(id: string, title: string, change: Partial<HomeEntry> = {}): HomeEntry {
  return {
    id,
    title,
    role: "own",
    owner: { id: "me", name: "Ada" },
    createdAt: 0,
    updatedAt: 0,
    trashedAt: null,
    format: "text",
    schemaVersion: 1,
    hidesViewers: false,
    incarnation: "i",
    isStarred: false,
    tags: [],
    openedAt: null,
    isTemplate: false,
    ...change,
  };
}

/** A server with one person's documents: does what it is asked, in the order given, and remembers it. */
export class FakeHome implements DocumentActions {
  entries: HomeEntry[];
  readonly calls: string[] = [];
  isDown = false;
  /** Documents that it changes for nobody. */
  readonly refused = new Set<string>();
  pageLength = 100;
  answer: SearchAnswer = { results: [], isIndexing: false };

  constructor(...entries: HomeEntry[]) {
    this.entries = entries;
  }

  homeNow({ scope, tag, cursor = "0" }: HomeQuery): HomePage {
    const all = this.entries.filter(
      (entry) =>
        (entry.trashedAt !== null) === (scope === "trash") &&
        (scope !== "starred" || entry.isStarred) &&
        (scope !== "templates" || entry.isTemplate) &&
        (tag === undefined || entry.tags.includes(tag)),
    );
    const end = Number(cursor) + this.pageLength;
    const documents = all.slice(Number(cursor), end);
    return { documents, total: all.length, next: end < all.length ? String(end) : null };
  }
  facetsNow(): HomeFacets {
    const count = (scope: HomeQuery["scope"]) => this.homeNow({ scope }).total;
    const names = [...new Set(this.entries.flatMap(({ tags }) => tags))];
    return {
      counts: {
        recent: count("recent"),
        starred: count("starred"),
        mine: count("mine"),
        shared: 0,
        templates: count("templates"),
        trash: count("trash"),
      },
      tags: names.map((name) => ({
        name,
        count: this.entries.filter(({ tags }) => tags.includes(name)).length,
      })),
      owners: [],
    };
  }

  home = (query: HomeQuery) => this.#unlessDown(() => this.homeNow(query));
  homeFacets = () => this.#unlessDown(() => this.facetsNow());
  search = (query: string) => {
    this.calls.push(`search ${query}`);
    return this.#unlessDown(() => this.answer);
  };
  createDocument = ({ kind, template }: { kind: string; template?: string | undefined }) => {
    this.calls.push(`create ${template ?? kind}`);
    return this.#unlessDown(() => sampleEntry("new", ""));
  };
  renameDocument = (id: string, title: string) => {
    this.calls.push(`rename ${id} ${title}`);
    return this.#unlessDown(() => this.#change(id, (entry) => ({ ...entry, title })));
  };
  duplicateDocument = (id: string, title = "") => {
    this.calls.push(`duplicate ${id} ${title}`);
    return this.#unlessDown(() => {
      const copy = sampleEntry(`${id}-copy`, title);
      this.entries = [copy, ...this.entries];
      return copy;
    });
  };
  setTemplate = async (id: string, isTemplate: boolean) => {
    this.calls.push(`template ${id} ${isTemplate}`);
    await this.#unlessDown(() => this.#change(id, (entry) => ({ ...entry, isTemplate })));
  };
  batch = (batch: Batch) => {
    const tag = "tag" in batch ? ` ${batch.tag}` : "";
    this.calls.push(`${batch.action}${tag} ${batch.documentIds.join(",")}`);
    return this.#unlessDown(() => ({
      results: batch.documentIds.map((documentId) => {
        if (this.refused.has(documentId)) return { documentId, error: "forbidden", document: null };
        if (batch.action === "delete") {
          this.entries = this.entries.filter(({ id }) => id !== documentId);
          return { documentId, error: null, document: null };
        }
        const trashedAt = { trash: 1, restore: null }[batch.action as string];
        const document = this.#change(documentId, (entry) => ({
          ...entryAfter(entry, batch),
          ...(trashedAt !== undefined && { trashedAt }),
        }));
        return { documentId, error: null, document };
      }),
    }));
  };

  #change(id: string, change: (entry: HomeEntry) => HomeEntry): HomeEntry {
    this.entries = this.entries.map((entry) => (entry.id === id ? change(entry) : entry));
    return this.entries.find((entry) => entry.id === id) ?? sampleEntry(id, "gone");
  }
  async #unlessDown<T>(answer: () => T): Promise<T> {
    if (this.isDown) throw new Error("down");
    return answer();
  }
}
