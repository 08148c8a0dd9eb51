/**
 * Where the directory's records lie. Adapters: ordered-directory (over an OrderedStore); Postgres can follow.
 * `directory.contract.ts` is the suite that each of them passes.
 */
import type {
  AccessRequestRecord,
  BlobRecord,
  DeviceRecord,
  DirectoryRecords,
  DocumentRecord,
  GrantRecord,
  IdentityLinkRecord,
  LinkRecord,
  PersonRecord,
  RecordKind,
  ShelfRecord,
  SlugRecord,
  UnfinishedRecord,
} from "./records.ts";

/** One record written over the one of the same identity, or removed. Removing what is not there is no error. */
export type DirectoryChange = {
  [K in RecordKind]: { kind: K; put: DirectoryRecords[K] } | { kind: K; remove: DirectoryRecords[K] };
}[RecordKind];

/** Single reads throw DamagedRecordError; lists leave damaged records out and report them. */
export interface DirectoryPort {
  /** Milliseconds since 1970, by the clock that decides what has ended. */
  now(): number;

  document(id: string): Promise<DocumentRecord | undefined>;
  person(id: string): Promise<PersonRecord | undefined>;
  link(id: string): Promise<LinkRecord | undefined>;
  grant(documentId: string, personId: string): Promise<GrantRecord | undefined>;
  accessRequest(documentId: string, personId: string): Promise<AccessRequestRecord | undefined>;
  identityLink(hash: string): Promise<IdentityLinkRecord | undefined>;

  blob(documentId: string, hash: string): Promise<BlobRecord | undefined>;
  slug(slug: string): Promise<SlugRecord | undefined>;

  /** Those of the documents that are there. */
  documentsById(ids: readonly string[]): Promise<Map<string, DocumentRecord>>;
  peopleById(ids: readonly string[]): Promise<Map<string, PersonRecord>>;
  /** Every grant of one person, in no order that matters. */
  grantsOfPerson(personId: string): Promise<GrantRecord[]>;
  grantsOfDocument(documentId: string): Promise<GrantRecord[]>;
  shelf(documentId: string, personId: string): Promise<ShelfRecord | undefined>;
  shelvesOfPerson(personId: string): Promise<ShelfRecord[]>;
  shelvesOfDocument(documentId: string): Promise<ShelfRecord[]>;
  /** Revoked ones too. */
  linksOfDocument(documentId: string): Promise<LinkRecord[]>;
  accessRequestsOfDocument(documentId: string): Promise<AccessRequestRecord[]>;
  blobsOfDocument(documentId: string): Promise<BlobRecord[]>;
  /** True while a document has a row for it, also a damaged one. */
  isBlobUsed(hash: string): Promise<boolean>;
  device(personId: string, id: string): Promise<DeviceRecord | undefined>;
  /** Those that were signed out, too. */
  devicesOfPerson(personId: string): Promise<DeviceRecord[]>;
  people(): Promise<PersonRecord[]>;
  /** All there are, a few at a time: who walks through them holds nobody up. */
  eachDocument(): AsyncIterable<DocumentRecord>;
  /** Those that were put into the trash at `time` or before. */
  documentsTrashedBefore(time: number): Promise<DocumentRecord[]>;
  /** Documents whose making or deleting is under way, or was cut off. */
  unfinished(): Promise<UnfinishedRecord[]>;
  identityLinks(): Promise<IdentityLinkRecord[]>;
  /** Grants that hold a link whose `joinedAt` is null. */
  grantsNotJoined(): Promise<GrantRecord[]>;

  /** All or nothing, and on disk when the promise resolves. */
  write(changes: readonly DirectoryChange[]): Promise<void>;
  /**
   * Runs `work` while no other work under the same name runs: what is read inside is still true when it is written.
   * Who needs two names takes the document's before the person's and the slug's, and a shelf's last. Not reentrant.
   */
  exclusively<T>(
    name: `${"document" | "person" | "slug" | "shelf"}:${string}`,
    work: () => Promise<T>,
  ): Promise<T>;
}

/** A record that is there and cannot be read. Nothing about its content is part of the message. */
export class DamagedRecordError extends Error {
  readonly code = "damaged_record";
  readonly kind: RecordKind;

  constructor(kind: RecordKind, cause: unknown) {
    super(`a ${kind} record is damaged`, { cause });
    this.name = "DamagedRecordError";
    this.kind = kind;
  }
}
