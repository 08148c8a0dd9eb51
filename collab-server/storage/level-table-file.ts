/**
 * LevelDB's table files (doc/table_format.md in its sources): blocks with a checksum each, an index of them, and a footer. leveldown
 * cannot be told to look at those checksums, and LevelDB trusts what it reads: a flipped bit in a length ends the process by a
 * signal. So we look before it does, and make what is damaged something that it can refuse.
 */
import { crc32c } from "./crc32c.ts";
import { unpackSnappy } from "./snappy.ts";

/** Bytes to be written over a damaged table, so that LevelDB answers with an error wherever it reads the damage. */
export interface TableSeal {
  at: number;
  bytes: Uint8Array;
}

interface Block {
  at: number;
  /** Without the trailer: the type, and the checksum of both. */
  size: number;
}

const footerBytes = 48;
const trailerBytes = 5;
const magic = [0x57, 0xfb, 0x80, 0x8b, 0x24, 0x75, 0x47, 0xdb];
const snappyType = 1;

/** The seals for a table; undefined when it is sound. None at all: LevelDB can tell by itself. */
export function sealTable(file: Uint8Array): TableSeal[] | undefined {
  const end = file.byteLength - footerBytes;
  const magicAt = file.byteLength - magic.length;
  if (end < 0 || magic.some((byte, i) => file[magicAt + i] !== byte)) return [];
  // Without its magic number LevelDB reads nothing of a table.
  const whole: TableSeal[] = [{ at: magicAt, bytes: new Uint8Array(magic.length) }];

  const isWithin = ({ at, size }: Block): boolean => at + size + trailerBytes <= end;
  const footer = createReader(file.subarray(end, magicAt));
  let data: Block[];
  let filterIndex: Block;
  try {
    filterIndex = footer.block();
    const index = footer.block();
    if (!isWithin(filterIndex) || !isWithin(index) || !isSound(file, index)) return whole;
    data = readIndex(contentsOf(file, index));
  } catch (error) {
    if (error instanceof RangeError) return whole;
    throw error;
  }
  if (!data.every(isWithin)) return whole;

  const seals = data.filter((block) => !isSound(file, block)).map((block) => sealBlock(file, block));
  // The filter stands between the data and its own index. A wrong one would hide keys; without one nothing is missed.
  const at = data.reduce((max, block) => Math.max(max, block.at + block.size + trailerBytes), 0);
  const filter = { at, size: filterIndex.at - at - trailerBytes };
  const isFiltered = filter.size >= 0;
  if (!isSound(file, filterIndex) || (isFiltered && !isSound(file, filter)))
    seals.push(sealBlock(file, filterIndex));
  return seals.length === 0 ? undefined : seals;
}

function isSound(file: Uint8Array, { at, size }: Block): boolean {
  const stored = new DataView(file.buffer, file.byteOffset + at + size + 1, 4).getUint32(0, true);
  return stored === masked(crc32c(file.subarray(at, at + size + 1)));
}

/** A block that says that it has more entries than fit into it, with a checksum that is right: "bad block contents". */
function sealBlock(file: Uint8Array, { at, size }: Block): TableSeal {
  const head = file.subarray(at, at + Math.max(0, size - 4));
  const tail = new Uint8Array(size - head.byteLength + 1).fill(255, 0, size - head.byteLength);
  const bytes = new Uint8Array(tail.byteLength + 4);
  bytes.set(tail);
  new DataView(bytes.buffer).setUint32(tail.byteLength, masked(crc32c(head, tail)), true);
  return { at: at + head.byteLength, bytes };
}

function contentsOf(file: Uint8Array, { at, size }: Block): Uint8Array {
  const bytes = file.subarray(at, at + size);
  return file[at + size] === snappyType ? unpackSnappy(bytes) : bytes;
}

/** Entries of shared, own and value length, key, value; then the restart points and their count. */
function readIndex(index: Uint8Array): Block[] {
  const view = new DataView(index.buffer, index.byteOffset, index.byteLength);
  const restarts = view.getUint32(index.byteLength - 4, true);
  const end = index.byteLength - 4 * (restarts + 1);
  const reader = createReader(index);
  const blocks: Block[] = [];
  while (reader.at() < end) {
    reader.varint();
    const own = reader.varint();
    const length = reader.varint();
    reader.skip(own);
    const next = reader.at() + length;
    blocks.push(reader.block());
    reader.skip(next - reader.at());
  }
  return blocks;
}

function createReader(bytes: Uint8Array) {
  let at = 0;
  const reader = {
    at: () => at,
    skip(count: number): void {
      at += count;
    },
    varint(): number {
      let value = 0;
      for (let scale = 1; scale < 2 ** 53; scale *= 128) {
        const byte = bytes[at++];
        if (byte === undefined) throw new RangeError("A table ends too early");
        value += (byte & 127) * scale;
        if (byte < 128) return value;
      }
      throw new RangeError("A number in a table is too large");
    },
    block: (): Block => ({ at: reader.varint(), size: reader.varint() }),
  };
  return reader;
}

/** Checksums lie rotated in the file, because a checksum of what holds checksums is a weak one. */
function masked(crc: number): number {
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}
