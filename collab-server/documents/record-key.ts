/**
 * Keys of the directory in the ordered store (see storage-key.ts). A name is one id, or ids joined by "/", which no id holds.
 *
 *   directory.document      docId               the record
 *   directory.person        personId            the record
 *   directory.link          linkId              the record
 *   directory.identityLink  hash                the record
 *   directory.grant         docId/personId      the record
 *   directory.accessRequest docId/personId      the record
 *   directory.blob          docId/hash          the record
 *   directory.slug          slug                the record
 *   directory.shelf         docId/personId      the record
 *   directory.unfinished    docId               the record
 *   directory.of-blob       hash/docId          index: the documents that show a picture
 *   directory.device        personId/deviceId   the record
 *   directory.of-person     personId/docId      index: who may open what
 *   directory.shelved-by    personId/docId      index: what somebody starred, tagged or opened
 *   directory.of-document   docId/linkId        index: a document's links
 *   directory.not-joined    docId/personId      index: redeems that nobody entered with yet
 */
import type { KeyRange } from "../storage/ordered-store.ts";
import { keyRange, namedKey, nameOf } from "../storage/storage-key.ts";
import type { RecordKind } from "./records.ts";

export type IndexKind = "of-person" | "of-blob" | "shelved-by" | "of-document" | "not-joined";

/** The key of one row. */
export function rowKey(kind: RecordKind | IndexKind, ...ids: string[]): Uint8Array {
  return namedKey(`directory.${kind}`, ids.join("/"));
}

/** All rows of a kind, or those whose name starts with the id given. */
export function rowRange(kind: RecordKind | IndexKind, firstId?: string): KeyRange {
  if (firstId === undefined) return keyRange(`directory.${kind}`);
  const gte = new TextEncoder().encode(`directory.${kind}\0${firstId}/`);
  // "0" comes right behind "/" in ASCII.
  const lt = new TextEncoder().encode(`directory.${kind}\0${firstId}0`);
  return { gte, lt };
}

/** The ids in a key's name. */
export function rowIds(key: Uint8Array): string[] {
  return nameOf(key).split("/");
}
