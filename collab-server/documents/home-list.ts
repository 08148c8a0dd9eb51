/** The list of one's documents, a page at a time, and what there is to choose from in it. */
import {
  type HomeFacets,
  type HomePage,
  type HomeQuery,
  type HomeScope,
  type HomeSort,
  homeScopes,
  usualSorts,
} from "#lib/collab/home-api.ts";
import { limits } from "#lib/collab/limits.ts";
import type { Role } from "#lib/collab/role.ts";
import { createTitleSearch } from "#lib/collab/title-search.ts";
import { effectiveRole } from "../access/effective-role.ts";
import { type Cursor, parseCursor, toCursor } from "./home-cursor.ts";
import { toHomeEntries } from "./home-entry.ts";
import type { HomeRow, HomeRows } from "./home-rows.ts";
import { toPerson } from "./people.ts";

/** A row whose grant gives something now. */
export interface OpenRow extends HomeRow {
  role: Role;
}

export interface HomeList {
  /** Throws DirectoryError `bad_request` for a cursor that is none. */
  page(personId: string, query: HomeQuery): Promise<HomePage>;
  facets(personId: string): Promise<HomeFacets>;
}

/** Creates the lists of one directory. */
export function createHomeList(rows: HomeRows): HomeList {
  const { directory } = rows;
  return {
    async page(personId, { scope, sort = usualSorts[scope], limit = limits.maxHomePage, ...filter }) {
      const order = orders[sort];
      const behind = filter.cursor === undefined ? undefined : parseCursor(filter.cursor, sort);
      const hasTitle = createTitleSearch(filter.q ?? "");
      const tag = filter.tag?.toLowerCase();
      const first: OpenRow[] = [];
      let total = 0;
      let isMore = false;
      for (const row of await openRows(rows, personId)) {
        if (!isIn[scope](row, personId)) continue;
        if (filter.owner !== undefined && row.document.ownerId !== filter.owner) continue;
        if (filter.role !== undefined && row.role !== filter.role) continue;
        if (tag !== undefined && !row.shelf?.tags.some((each) => each.toLowerCase() === tag)) continue;
        if (!hasTitle(row.document.title)) continue;
        total++;
        if (behind !== undefined && compareWithCursor(order, row, behind) <= 0) continue;
        isMore = insert(first, row, limit, order) || isMore;
      }
      const last = first.at(-1);
      return {
        documents: await toHomeEntries(directory, first),
        next:
          isMore && last !== undefined ? toCursor({ sort, at: order.key(last), id: last.document.id }) : null,
        total,
      };
    },

    async facets(personId) {
      const counts: Record<HomeScope, number> = {
        recent: 0,
        starred: 0,
        mine: 0,
        shared: 0,
        templates: 0,
        trash: 0,
      };
      const tags = new Map<string, { name: string; count: number }>();
      const owners = new Map<string, number>();
      for (const row of await openRows(rows, personId)) {
        for (const scope of homeScopes) if (isIn[scope](row, personId)) counts[scope]++;
        if (row.document.trashedAt !== null) continue;
        owners.set(row.document.ownerId, (owners.get(row.document.ownerId) ?? 0) + 1);
        for (const name of row.shelf?.tags ?? []) {
          const tag = tags.get(name.toLowerCase()) ?? { name, count: 0 };
          tag.count++;
          tags.set(name.toLowerCase(), tag);
        }
      }
      const most = [...owners].sort(([, a], [, b]) => b - a).slice(0, limits.maxHomePage);
      const people = await directory.peopleById(most.map(([id]) => id));
      return {
        counts,
        tags: [...tags.values()].sort((a, b) => b.count - a.count || a.name.localeCompare(b.name)),
        owners: most.map(([id, count]) => ({ id, name: toPerson(id, people.get(id)).name, count })),
      };
    },
  };
}

/** What the person may open at this moment, the trash of their own included. */
export async function openRows(
  rows: HomeRows,
  personId: string,
  only?: readonly string[],
): Promise<OpenRow[]> {
  const found = await rows.of(personId, only);
  const now = rows.directory.now();
  const open: OpenRow[] = [];
  for (const row of found) {
    const role = effectiveRole(row.document, row.grant, now);
    if (role !== undefined) open.push({ ...row, role });
  }
  return open;
}

const isIn: Record<HomeScope, (row: OpenRow, personId: string) => boolean> = {
  recent: ({ document }) => document.trashedAt === null,
  starred: ({ document, shelf }) => document.trashedAt === null && shelf?.isStarred === true,
  mine: ({ document }, personId) => document.trashedAt === null && document.ownerId === personId,
  shared: ({ document }, personId) => document.trashedAt === null && document.ownerId !== personId,
  templates: ({ document }) => document.trashedAt === null && document.isTemplate,
  trash: ({ document }) => document.trashedAt !== null,
};

interface Order {
  key(row: OpenRow): string | number;
  /** Negative: `a` stands before `b`. */
  compare(a: string | number, b: string | number): number;
}

const byNumberDescending = (a: string | number, b: string | number): number => Number(b) - Number(a);
const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

const orders: Record<HomeSort, Order> = {
  opened: {
    key: ({ document, grant, shelf }) => shelf?.openedAt ?? cameAt(document, grant),
    compare: byNumberDescending,
  },
  edited: { key: ({ document }) => document.updatedAt, compare: byNumberDescending },
  created: { key: ({ document }) => document.createdAt, compare: byNumberDescending },
  trashed: { key: ({ document }) => document.trashedAt ?? 0, compare: byNumberDescending },
  title: {
    key: ({ document }) => document.title,
    // Nameless ones stand behind all others.
    compare: (a, b) => Number(a === "") - Number(b === "") || collator.compare(String(a), String(b)),
  },
};

/** When a document that one never opened came to one. */
function cameAt(document: HomeRow["document"], grant: HomeRow["grant"]): number {
  if (grant.own) return document.updatedAt;
  return grant.links.reduce((at, { redeemedAt }) => Math.max(at, redeemedAt), document.createdAt);
}

function compareRows(order: Order, a: OpenRow, b: OpenRow): number {
  return order.compare(order.key(a), order.key(b)) || compareIds(a.document.id, b.document.id);
}

function compareWithCursor(order: Order, row: OpenRow, { at, id }: Cursor): number {
  return order.compare(order.key(row), at) || compareIds(row.document.id, id);
}

function compareIds(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Keeps the first `limit` rows in order; true when one had to go. Most rows cost one comparison, however many there are. */
function insert(first: OpenRow[], row: OpenRow, limit: number, order: Order): boolean {
  const last = first.at(-1);
  const isFull = first.length === limit;
  if (isFull && last !== undefined && compareRows(order, row, last) >= 0) return true;
  let from = 0;
  let to = first.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const there = first[middle];
    if (there !== undefined && compareRows(order, there, row) < 0) from = middle + 1;
    else to = middle;
  }
  first.splice(from, 0, row);
  if (isFull) first.pop();
  return isFull;
}
