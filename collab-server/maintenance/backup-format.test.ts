import { expect, test } from "vitest";
import {
  BackupError,
  type BackupRecord,
  backupMagic,
  encodeBackupRecord,
  readBackupRecords,
} from "./backup-format.ts";

const records: BackupRecord[] = [
  { kind: "header", header: { createdAt: 1_790_000_000_000, storageVersion: 1 } },
  { kind: "row", key: Uint8Array.of(1, 0, 2), value: new Uint8Array(0) },
  { kind: "row", key: Uint8Array.of(1, 0, 3), value: new Uint8Array(30).fill(7) },
  { kind: "secret", secret: "s".repeat(43) },
  { kind: "end", rows: 2 },
];
const encode = (list: readonly BackupRecord[]) =>
  Buffer.concat([backupMagic, ...list.map((record) => encodeBackupRecord(record))]);
const whole = encode(records);

async function read(bytes: Uint8Array, chunkBytes = bytes.byteLength): Promise<BackupRecord[]> {
  async function* chunks() {
    for (let at = 0; at < bytes.byteLength; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
  }
  const read: BackupRecord[] = [];
  for await (const record of readBackupRecords(chunks())) read.push(record);
  return read;
}

const plain = (list: readonly BackupRecord[]): unknown[] =>
  list.map((record) => (record.kind === "row" ? { key: [...record.key], value: [...record.value] } : record));

test("records come back as they were written, however the stream is cut into chunks", async () => {
  for (const chunkBytes of [1, 2, 3, 7, 64, whole.byteLength]) {
    expect(plain(await read(whole, chunkBytes))).toEqual(plain(records));
  }
});

test("a backup that ends anywhere before its end is refused", async () => {
  for (let length = 0; length < whole.byteLength; length++) {
    await expect(read(whole.subarray(0, length)), `length ${length}`).rejects.toBeInstanceOf(BackupError);
  }
});

test("any flipped bit is noticed", async () => {
  for (let bit = 0; bit < whole.byteLength * 8; bit++) {
    const flipped = Uint8Array.from(whole, (byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
    await expect(read(flipped), `bit ${bit}`).rejects.toBeInstanceOf(BackupError);
  }
});

test.each([
  ["without a header", records.slice(1)],
  ["with a row left out", [...records.slice(0, 1), ...records.slice(2)]],
  ["with something behind its end", [...records, ...records.slice(1, 2)]],
  ["with two headers", [...records.slice(0, 1), ...records]],
])("a backup %s is refused", async (_name, list) => {
  await expect(read(encode(list))).rejects.toBeInstanceOf(BackupError);
});
