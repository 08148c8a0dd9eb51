/**
 * The backup file (docs/operations.md, Backup): one gzip stream of
 *
 *   "QUIREBAK" ‖ u8 version (2) ‖ records
 *   record: u8 kind ‖ u32 length, big-endian ‖ payload ‖ u32 crc32c, big-endian, of kind, length and payload
 *
 *   kind 1  header   JSON { createdAt (ms since 1970), storageVersion }    first, once
 *   kind 2  row      u16 length of the key, big-endian ‖ key ‖ value       in key order
 *   kind 3  secret   the master secret, UTF-8                              at most once
 *   kind 4  picture  32 bytes SHA-256 ‖ bytes                              since version 2
 *   kind 9  end      JSON { rows }                                         last, once
 *
 * Version 1 had no pictures, and is read, too. A file without its end record is half a backup and is refused.
 */
import { z } from "zod";
import { crc32c } from "#collab-server/storage/crc32c.ts";

export const backupHeaderSchema = z.object({ createdAt: z.number(), storageVersion: z.number().int() });
export type BackupHeader = z.infer<typeof backupHeaderSchema>;
const endSchema = z.object({ rows: z.number().int() });

export type BackupRecord =
  | { kind: "header"; header: BackupHeader }
  | { kind: "row"; key: Uint8Array; value: Uint8Array }
  | { kind: "secret"; secret: string }
  | { kind: "picture"; hash: string; bytes: Uint8Array }
  | { kind: "end"; rows: number };

const kindBytes = { header: 1, row: 2, secret: 3, picture: 4, end: 9 } as const;
const magic = new TextEncoder().encode("QUIREBAK\u0002");
const headBytes = 5;
const crcBytes = 4;
/** No row is larger than a frame by much; a length beyond this is damage, and must not be waited for. */
const maxPayloadBytes = 512 * 1024 * 1024;

/** Not a backup, another version, cut off, or damaged. The message is a sentence for the operator. */
export class BackupError extends Error {
  constructor(sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.name = "BackupError";
  }
}

/** What every backup starts with. */
export const backupMagic: Uint8Array = magic;

export function encodeBackupRecord(record: BackupRecord): Uint8Array {
  const payload = payloadOf(record);
  const bytes = new Uint8Array(headBytes + payload.byteLength + crcBytes);
  const view = new DataView(bytes.buffer);
  bytes[0] = kindBytes[record.kind];
  view.setUint32(1, payload.byteLength);
  bytes.set(payload, headBytes);
  const body = bytes.subarray(0, headBytes + payload.byteLength);
  view.setUint32(body.byteLength, crc32c(body));
  return bytes;
}

function payloadOf(record: BackupRecord): Uint8Array {
  const encoder = new TextEncoder();
  if (record.kind === "header") return encoder.encode(JSON.stringify(record.header));
  if (record.kind === "end") return encoder.encode(JSON.stringify({ rows: record.rows }));
  if (record.kind === "secret") return encoder.encode(record.secret);
  if (record.kind === "picture") return Buffer.concat([Buffer.from(record.hash, "hex"), record.bytes]);
  const { key, value } = record;
  const payload = new Uint8Array(2 + key.byteLength + value.byteLength);
  new DataView(payload.buffer).setUint16(0, key.byteLength);
  payload.set(key, 2);
  payload.set(value, 2 + key.byteLength);
  return payload;
}

/** The records in `chunks`, however they are cut. Throws BackupError, at the latest where the end should have been. */
export async function* readBackupRecords(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<BackupRecord> {
  let [waiting, waitingBytes]: [Uint8Array[], number] = [[], 0];
  let isStarted = false;
  let rows = 0;
  let last: BackupRecord["kind"] | undefined;
  // A large row comes in many chunks: they are put together once, when it is whole.
  let neededBytes = magic.byteLength;

  for await (const chunk of chunks) {
    waiting.push(chunk);
    waitingBytes += chunk.byteLength;
    if (waitingBytes < neededBytes) continue;
    let rest: Uint8Array = waiting.length === 1 ? chunk : Buffer.concat(waiting);
    if (!isStarted) {
      checkMagic(rest);
      rest = rest.subarray(magic.byteLength);
      isStarted = true;
    }
    for (neededBytes = recordBytes(rest); rest.byteLength >= neededBytes; neededBytes = recordBytes(rest)) {
      const record = readRecord(rest.subarray(0, neededBytes));
      rest = rest.subarray(neededBytes);
      if ((last === undefined) !== (record.kind === "header") || last === "end") throw damaged();
      if (record.kind === "row") rows++;
      if (record.kind === "end" && record.rows !== rows) throw damaged();
      last = record.kind;
      yield record;
    }
    [waiting, waitingBytes] = [[rest], rest.byteLength];
  }
  if (last !== "end" || waitingBytes > 0) throw new BackupError("The backup is cut off: its end is missing.");
}

function checkMagic(bytes: Uint8Array): void {
  const version = magic.byteLength - 1;
  if (magic.subarray(0, version).some((byte, at) => bytes[at] !== byte)) {
    throw new BackupError("The file is no backup of Quire.");
  }
  if (bytes[version] !== magic[version] && bytes[version] !== 1) {
    throw new BackupError("The backup is of another version of Quire. Please update Quire.");
  }
}

/** How long the record at the start of `bytes` is, as far as that can be told yet. */
function recordBytes(bytes: Uint8Array): number {
  if (bytes.byteLength < headBytes) return headBytes;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(1);
  if (length > maxPayloadBytes) throw damaged();
  return headBytes + length + crcBytes;
}

function readRecord(bytes: Uint8Array): BackupRecord {
  const end = bytes.byteLength - crcBytes;
  const crc = new DataView(bytes.buffer, bytes.byteOffset).getUint32(end);
  if (crc !== crc32c(bytes.subarray(0, end))) throw damaged();
  return toRecord(bytes[0], bytes.subarray(headBytes, end));
}

function toRecord(kind: number | undefined, payload: Uint8Array): BackupRecord {
  if (kind === kindBytes.header) return { kind: "header", header: parse(backupHeaderSchema, payload) };
  if (kind === kindBytes.end) return { kind: "end", ...parse(endSchema, payload) };
  if (kind === kindBytes.secret) return { kind: "secret", secret: new TextDecoder().decode(payload) };
  if (kind === kindBytes.picture) return toPicture(payload);
  if (kind !== kindBytes.row || payload.byteLength < 2) throw damaged();
  const keyEnd = 2 + new DataView(payload.buffer, payload.byteOffset).getUint16(0);
  if (keyEnd > payload.byteLength) throw damaged();
  return { kind: "row", key: payload.subarray(2, keyEnd), value: payload.subarray(keyEnd) };
}

const hashBytes = 32;

function toPicture(payload: Uint8Array): BackupRecord {
  if (payload.byteLength < hashBytes) throw damaged();
  const hash = Buffer.from(payload.subarray(0, hashBytes)).toString("hex");
  return { kind: "picture", hash, bytes: payload.subarray(hashBytes) };
}

function parse<T>(schema: z.ZodType<T>, payload: Uint8Array): T {
  try {
    return schema.parse(JSON.parse(new TextDecoder().decode(payload)));
  } catch (cause) {
    throw damaged(cause);
  }
}

function damaged(cause?: unknown): BackupError {
  return new BackupError("The backup is damaged: a checksum in it is wrong.", cause);
}
