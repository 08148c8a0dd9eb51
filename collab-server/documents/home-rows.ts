/**
 * What lists, facets and search ask at every keystroke, kept in memory: per person the grants and shelves, and the documents
 * that they lead to. A person's rows are read from the directory the first time somebody asks for them; from then on every
 * write passes by here and is followed, after it is on disk and before anybody is told of it. So a revoked grant is gone from
 * the answer to the next question.
 *
 *      write ──► directory (disk) ──► followed here ──► changes.emit
 */
import { limits } from "#lib/collab/limits.ts";
import type { DirectoryChange, DirectoryPort } from "./directory-port.ts";
import type { DocumentRecord, GrantRecord, ShelfRecord } from "./records.ts";

/** One document of one person. The grant decides at the moment of the question what it still gives. */
export interface HomeRow {
  document: DocumentRecord;
  grant: GrantRecord;
  shelf: ShelfRecord | undefined;
}

export interface HomeRows {
  /** The directory to be used from now on: writes past it are not followed. */
  directory: DirectoryPort;
  /** All rows of a person, or `only` those, also ones whose grant gives nothing any more. Not to be kept: it is as of now. */
  of(personId: string, only?: readonly string[]): Promise<HomeRow[]>;
  /** Hears of a document that was written, or is gone (undefined). */
  onDocument(listener: (id: string, record: DocumentRecord | undefined) => void): void;
}

interface PersonRows {
  grants: Map<string, GrantRecord>;
  shelves: Map<string, ShelfRecord>;
}

/** Follows the writes of `inner`. */
export function createHomeRows(inner: DirectoryPort, maxRows: number = limits.maxHomeRows): HomeRows {
  /** Oldest use first. */
  const people = new Map<string, PersonRows>();
  const documents = new Map<string, { record: DocumentRecord; holders: number }>();
  const loading = new Map<string, Promise<void>>();
  /** What was written while somebody's rows were being read. */
  const backlogs = new Set<DirectoryChange[]>();
  const listeners = new Set<(id: string, record: DocumentRecord | undefined) => void>();
  let rows = 0;
  /** Rises when it is not known what is on disk. */
  let doubt = 0;

  function hold(record: DocumentRecord): void {
    const held = documents.get(record.id);
    if (held === undefined) documents.set(record.id, { record, holders: 1 });
    else held.holders++;
    rows++;
  }

  function letGo(documentId: string): void {
    const held = documents.get(documentId);
    rows--;
    if (held !== undefined && --held.holders === 0) documents.delete(documentId);
  }

  function forget(personId: string): void {
    const person = people.get(personId);
    if (person === undefined) return;
    people.delete(personId);
    rows--;
    for (const documentId of person.grants.keys()) letGo(documentId);
  }

  function followGrant(
    change: Extract<DirectoryChange, { kind: "grant" }>,
    fresh: Map<string, DocumentRecord>,
  ) {
    const { documentId, personId } = "put" in change ? change.put : change.remove;
    const person = people.get(personId);
    if (person === undefined) return;
    const isKnown = person.grants.has(documentId);
    if (!("put" in change)) {
      if (isKnown) letGo(documentId);
      person.grants.delete(documentId);
      return;
    }
    const record = documents.get(documentId)?.record ?? fresh.get(documentId);
    // Somebody came to a document that nobody here holds: their rows are read again when they ask.
    if (record === undefined) return forget(personId);
    if (!isKnown) hold(record);
    person.grants.set(documentId, change.put);
  }

  function follow(changes: readonly DirectoryChange[]): void {
    const fresh = new Map<string, DocumentRecord>();
    for (const change of changes) {
      if (change.kind === "document") {
        const record = "put" in change ? change.put : undefined;
        const { id } = record ?? ("remove" in change ? change.remove : change.put);
        const held = documents.get(id);
        if (record !== undefined) {
          fresh.set(id, record);
          if (held !== undefined) held.record = record;
        } else documents.delete(id);
      } else if (change.kind === "grant") followGrant(change, fresh);
      else if (change.kind === "shelf") {
        const { documentId, personId } = "put" in change ? change.put : change.remove;
        const shelves = people.get(personId)?.shelves;
        if ("put" in change) shelves?.set(documentId, change.put);
        else shelves?.delete(documentId);
      }
    }
  }

  function tell(changes: readonly DirectoryChange[]): void {
    for (const change of changes) {
      if (change.kind !== "document") continue;
      const record = "put" in change ? change.put : undefined;
      const { id } = record ?? ("remove" in change ? change.remove : change.put);
      for (const listener of listeners) listener(id, record);
    }
  }

  async function load(personId: string): Promise<void> {
    const backlog: DirectoryChange[] = [];
    const before = doubt;
    backlogs.add(backlog);
    try {
      const [grants, shelves] = await Promise.all([
        inner.grantsOfPerson(personId),
        inner.shelvesOfPerson(personId),
      ]);
      const records = await inner.documentsById(grants.map(({ documentId }) => documentId));
      // A write failed meanwhile, and may be on disk or not: what was read is as good as nothing.
      if (doubt !== before) return;
      const sound = grants.filter(({ documentId }) => records.has(documentId));
      for (const { documentId } of sound) {
        const record = records.get(documentId);
        // One that is held already was followed, and is never older than what was read.
        if (record !== undefined) hold(record);
      }
      // Somebody without documents takes room, too.
      rows++;
      people.set(personId, {
        grants: new Map(sound.map((grant) => [grant.documentId, grant])),
        shelves: new Map(shelves.map((shelf) => [shelf.documentId, shelf])),
      });
      follow(backlog);
    } finally {
      backlogs.delete(backlog);
    }
  }

  /** Reads a person's rows once, however many ask. */
  function loadOnce(personId: string): Promise<void> {
    const running = loading.get(personId);
    if (running !== undefined) return running;
    const started = load(personId).finally(() => loading.delete(personId));
    loading.set(personId, started);
    return started;
  }

  /** Lets go of those who have not asked for longest. */
  function makeRoom(except: string): void {
    for (const personId of people.keys()) {
      if (rows <= maxRows) return;
      if (personId !== except) forget(personId);
    }
  }

  return {
    directory: {
      ...inner,
      async write(changes) {
        try {
          await inner.write(changes);
        } catch (error) {
          doubt++;
          for (const personId of people.keys()) forget(personId);
          throw error;
        }
        for (const backlog of backlogs) backlog.push(...changes);
        follow(changes);
        tell(changes);
      },
    },
    async of(personId, only) {
      for (let tries = 0; !people.has(personId); tries++) {
        if (tries === maxTries) throw new Error("the home rows could not be read between writes that failed");
        await loadOnce(personId);
      }
      const person = people.get(personId);
      if (person === undefined) throw new Error("load broke its own contract");
      people.delete(personId);
      people.set(personId, person);
      makeRoom(personId);
      const found: HomeRow[] = [];
      for (const documentId of only ?? person.grants.keys()) {
        const grant = person.grants.get(documentId);
        const held = documents.get(documentId);
        if (grant !== undefined && held !== undefined)
          found.push({ document: held.record, grant, shelf: person.shelves.get(documentId) });
      }
      return found;
    },
    onDocument(listener) {
      listeners.add(listener);
    },
  };
}

/** A load begins anew when a write fails under it, and when somebody comes to another document meanwhile. */
const maxTries = 20;
