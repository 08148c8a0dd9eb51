import { createHash } from "node:crypto";
import { pipeline } from "node:stream/promises";
import type { z } from "zod";
import type { BlobStore } from "#collab-server/blobs/blob-store.ts";
import { commentSchemas } from "#collab-server/comments/comment-records.ts";
import { noticeSchemas } from "#collab-server/comments/notice-store.ts";
import { rowIds, rowRange } from "#collab-server/documents/record-key.ts";
import { type RecordKind, recordSchemas } from "#collab-server/documents/records.ts";
import { createLogSurvey } from "#collab-server/storage/log-survey.ts";
import type { OrderedStore } from "#collab-server/storage/ordered-store.ts";
import { keyRange } from "#collab-server/storage/storage-key.ts";
import { checkDocument } from "./check-document.ts";
import type { Fault, VerifyEvent } from "./maintenance-port.ts";

/**
 * Checks everything in `store`: records, checksums, gap-free sequences, and that every document decodes. `breathe` is awaited
 * after each document, so that a server that people write in can go on; what it costs between is one opening of a room.
 */
export async function* verifyStore(
  store: OrderedStore,
  blobs: BlobStore,
  breathe: () => Promise<void>,
): AsyncGenerator<VerifyEvent> {
  const total = { documents: 0, rows: 0, records: 0, faults: 0, aside: 0 };
  const tell = (fault: Fault): VerifyEvent => {
    total.faults++;
    return { kind: "fault", fault };
  };

  for (const kind of Object.keys(recordSchemas).filter(isRecordKind)) {
    for await (const { key, value } of store.range(rowRange(kind))) {
      total.records++;
      if (!isSound(kind, value)) yield tell({ kind: "record", name: `${kind} ${rowIds(key).join("/")}` });
    }
  }

  for (const { kind, range, schema } of commentKinds) {
    for await (const { key, value } of store.range(range)) {
      total.records++;
      if (!isRecord(schema, value)) yield tell({ kind: "record", name: `${kind} ${rowIds(key).join("/")}` });
    }
  }

  for await (const { key } of store.range(rowRange("blob"))) {
    const [documentId = "", hash = ""] = rowIds(key);
    if (!(await isWhole(blobs, hash))) yield tell({ kind: "picture", name: `${documentId}/${hash}` });
    await breathe();
  }

  const survey = createLogSurvey(store);
  for await (const room of survey.rooms()) {
    let log = await survey.room(room);
    let { faults } = checkDocument(room, log);
    if (faults.length > 0) {
      // The reads of one survey are several moments of a room that may be at work. What is wrong is wrong the second time, too.
      log = await survey.room(room);
      ({ faults } = checkDocument(room, log));
    }
    total.documents++;
    total.rows += log.rows.length;
    total.aside += log.aside.length;
    for (const fault of faults) yield tell(fault);
    yield { kind: "progress", documents: total.documents, rows: total.rows };
    await breathe();
  }
  yield { kind: "done", ...total };
}

async function isWhole(blobs: BlobStore, hash: string): Promise<boolean> {
  const blob = await blobs.open(hash);
  if (blob === undefined) return false;
  const digest = createHash("sha256");
  try {
    await pipeline(blob.read(), digest);
  } catch {
    // A disk that cannot read it back: for whoever verifies, that is the finding.
    return false;
  }
  return digest.digest("hex") === hash;
}

function isRecordKind(kind: string): kind is RecordKind {
  return kind in recordSchemas;
}

const commentKinds = [
  { kind: "comment", range: keyRange("comments.thread"), schema: commentSchemas.thread },
  { kind: "reading", range: keyRange("comments.reading"), schema: commentSchemas.reading },
  { kind: "notice", range: keyRange("notices.notice"), schema: noticeSchemas.notice },
  { kind: "mute", range: keyRange("notices.mute"), schema: noticeSchemas.mute },
] as const;

function isSound(kind: RecordKind, value: Uint8Array): boolean {
  return isRecord(recordSchemas[kind], value);
}

function isRecord(schema: z.ZodType, value: Uint8Array): boolean {
  try {
    const json: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(value));
    return schema.safeParse(json).success;
  } catch {
    return false;
  }
}
