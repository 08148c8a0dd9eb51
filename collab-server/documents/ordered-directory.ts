import type { Logger } from "../observability/logger.ts";
import type { KeyRange, OrderedStore, StoreWrite } from "../storage/ordered-store.ts";
import { withStore } from "./directory-error.ts";
import { DamagedRecordError, type DirectoryChange, type DirectoryPort } from "./directory-port.ts";
import { createKeyedQueue } from "./keyed-queue.ts";
import { type IndexKind, rowIds, rowKey, rowRange } from "./record-key.ts";
import {
  type DirectoryRecords,
  type DocumentRecord,
  type GrantRecord,
  type RecordKind,
  recordSchemas,
} from "./records.ts";

export interface OrderedDirectoryOptions {
  store: OrderedStore;
  /** Hears of every damaged record that a list leaves out. */
  logger: Pick<Logger, "error">;
  /** Milliseconds since 1970. The system's clock where nothing else is given. */
  now?: () => number;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });
const nothing = new Uint8Array();
/** Reading a record takes some ten microseconds. */
const rowsPerTurn = 100;
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The directory over an ordered store: JSON rows and three indexes, written in the same batch as the rows they follow. */
export function createOrderedDirectory({
  store,
  logger,
  now = Date.now,
}: OrderedDirectoryOptions): DirectoryPort {
  async function one<K extends RecordKind>(kind: K, ...ids: string[]) {
    const value = await withStore(() => store.get(rowKey(kind, ...ids)));
    return value === undefined ? undefined : decode(kind, value);
  }

  const rows = (range: KeyRange) =>
    withStore(async () => {
      const found: { key: Uint8Array; value: Uint8Array }[] = [];
      for await (const row of store.range(range)) found.push(row);
      return found;
    });

  async function all<K extends RecordKind>(kind: K, firstId?: string): Promise<DirectoryRecords[K][]> {
    const records: DirectoryRecords[K][] = [];
    for (const { key, value } of await rows(rowRange(kind, firstId)))
      keepSound(records, kind, rowIds(key), () => decode(kind, value));
    return records;
  }

  async function* eachDocument(): AsyncGenerator<DocumentRecord> {
    let walked = 0;
    for await (const { key, value } of store.range(rowRange("document"))) {
      const sound: DocumentRecord[] = [];
      keepSound(sound, "document", rowIds(key), () => decode("document", value));
      yield* sound;
      // The rows of one read come without a turn of the event loop between them.
      if (++walked % rowsPerTurn === 0) await nextTurn();
    }
  }

  /** The records that the index rows lead to. `toIds` gives their key from the index row's. */
  async function byIndex<K extends RecordKind>(
    kind: K,
    index: IndexKind,
    firstId: string | undefined,
    toIds: (indexIds: string[]) => string[],
  ): Promise<DirectoryRecords[K][]> {
    const found = await rows(rowRange(index, firstId));
    return many(
      kind,
      found.map(({ key }) => toIds(rowIds(key))),
    );
  }

  async function many<K extends RecordKind>(
    kind: K,
    names: readonly string[][],
  ): Promise<DirectoryRecords[K][]> {
    const values = await withStore(() => store.getMany(names.map((ids) => rowKey(kind, ...ids))));
    const records: DirectoryRecords[K][] = [];
    for (const [at, value] of values.entries()) {
      // Never there, or gone between two reads.
      if (value !== undefined) keepSound(records, kind, names[at] ?? [], () => decode(kind, value));
    }
    return records;
  }

  function keepSound<T>(records: T[], kind: RecordKind, ids: string[], read: () => T): void {
    try {
      records.push(read());
    } catch (error) {
      if (!(error instanceof DamagedRecordError)) throw error;
      logger.error({ kind, ids }, "directory.record_damaged");
    }
  }

  return {
    now,
    document: (id) => one("document", id),
    person: (id) => one("person", id),
    link: (id) => one("link", id),
    accessRequest: (documentId, personId) => one("accessRequest", documentId, personId),
    grant: (documentId, personId) => one("grant", documentId, personId),
    identityLink: (hash) => one("identityLink", hash),
    blob: (documentId, hash) => one("blob", documentId, hash),
    slug: (slug) => one("slug", slug),
    blobsOfDocument: (documentId) => all("blob", documentId),
    isBlobUsed: async (hash) => (await rows({ ...rowRange("of-blob", hash), limit: 1 })).length > 0,
    documentsById: async (ids) => byId(await many("document", toNames(ids))),
    peopleById: async (ids) => byId(await many("person", toNames(ids))),
    people: () => all("person"),
    eachDocument,
    documentsTrashedBefore: async (time) => {
      const trashed: DocumentRecord[] = [];
      for await (const document of eachDocument())
        if (document.trashedAt !== null && document.trashedAt <= time) trashed.push(document);
      return trashed;
    },
    unfinished: () => all("unfinished"),
    identityLinks: () => all("identityLink"),
    device: (personId, id) => one("device", personId, id),
    devicesOfPerson: (personId) => all("device", personId),
    accessRequestsOfDocument: (documentId) => all("accessRequest", documentId),
    shelf: (documentId, personId) => one("shelf", documentId, personId),
    shelvesOfDocument: (documentId) => all("shelf", documentId),
    shelvesOfPerson: (id) =>
      byIndex("shelf", "shelved-by", id, ([personId = "", documentId = ""]) => [documentId, personId]),
    grantsOfDocument: (documentId) => all("grant", documentId),
    grantsOfPerson: (id) =>
      byIndex("grant", "of-person", id, ([personId = "", documentId = ""]) => [documentId, personId]),
    linksOfDocument: (id) => byIndex("link", "of-document", id, ([, linkId = ""]) => [linkId]),
    grantsNotJoined: () => byIndex("grant", "not-joined", undefined, (ids) => ids),
    write: async (changes) => {
      if (changes.length > 0) await withStore(() => store.write(changes.flatMap(toWrites)));
    },
    exclusively: createKeyedQueue(),
  };
}

function toNames(ids: readonly string[]): string[][] {
  return [...new Set(ids)].map((id) => [id]);
}

function byId<T extends { id: string }>(records: readonly T[]): Map<string, T> {
  return new Map(records.map((record) => [record.id, record]));
}

function decode<K extends RecordKind>(kind: K, value: Uint8Array): DirectoryRecords[K] {
  try {
    // The schema is looked up by the same kind; TypeScript cannot follow an indexed generic through `parse`.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return recordSchemas[kind].parse(JSON.parse(decoder.decode(value))) as DirectoryRecords[K];
  } catch (cause) {
    throw new DamagedRecordError(kind, cause);
  }
}

/** The record's own row and the index rows that lead to it. */
function toWrites(change: DirectoryChange): StoreWrite[] {
  const isPut = "put" in change;
  const json = encoder.encode(JSON.stringify(isPut ? change.put : change.remove));
  const row = (key: Uint8Array, value: Uint8Array, isWanted = isPut): StoreWrite =>
    isWanted ? { type: "put", key, value } : { type: "del", key };

  if (change.kind === "grant") {
    const grant = "put" in change ? change.put : change.remove;
    const { documentId, personId } = grant;
    return [
      row(rowKey("grant", documentId, personId), json),
      row(rowKey("of-person", personId, documentId), nothing),
      row(rowKey("not-joined", documentId, personId), nothing, isPut && waitsForJoin(grant)),
    ];
  }
  if (change.kind === "link") {
    const { id, documentId } = "put" in change ? change.put : change.remove;
    return [row(rowKey("link", id), json), row(rowKey("of-document", documentId, id), nothing)];
  }
  if (change.kind === "accessRequest") {
    const { documentId, personId } = "put" in change ? change.put : change.remove;
    return [row(rowKey("accessRequest", documentId, personId), json)];
  }
  if (change.kind === "shelf") {
    const { documentId, personId } = "put" in change ? change.put : change.remove;
    return [
      row(rowKey("shelf", documentId, personId), json),
      row(rowKey("shelved-by", personId, documentId), nothing),
    ];
  }
  if (change.kind === "blob") {
    const { documentId, hash } = "put" in change ? change.put : change.remove;
    return [row(rowKey("blob", documentId, hash), json), row(rowKey("of-blob", hash, documentId), nothing)];
  }
  if (change.kind === "device") {
    const { personId, id } = "put" in change ? change.put : change.remove;
    return [row(rowKey("device", personId, id), json)];
  }
  if (change.kind === "identityLink") {
    const { hash } = "put" in change ? change.put : change.remove;
    return [row(rowKey("identityLink", hash), json)];
  }
  if (change.kind === "slug") {
    const { slug } = "put" in change ? change.put : change.remove;
    return [row(rowKey("slug", slug), json)];
  }
  const { id } = "put" in change ? change.put : change.remove;
  return [row(rowKey(change.kind, id), json)];
}

function waitsForJoin(grant: GrantRecord): boolean {
  return grant.links.some((link) => link.joinedAt === null);
}
