/**
 * A segment of a room's history: the rows `from` to `to`, a burst of writing, merged into one part per author. It takes the
 * place of those rows. Behind its head (checksummed-row.ts):
 *
 *   varUint from ‖ varUint to ‖ varUint bytes ‖ parts, brotli
 *   a part: varString who delivered it ‖ varUint client id ‖ varUint first time ‖ varUint last time ‖ varUint8Array update, V2
 *
 * Merging loses nothing that was written, also not what was deleted later; it loses the order of rows inside the burst.
 * Parts may need one another: they are applied together. V2, because a long run of small edits takes a tenth of V1 in it.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { openRow, sealRow } from "./checksummed-row.ts";

export interface SegmentPart {
  /** The verified person who delivered it; empty when nobody was verified. */
  personId: string;
  /** The Yjs client id of the text in it; 0 when it holds several or none. */
  clientId: number;
  /** Milliseconds since 1970, of its first and its last row. */
  firstAt: number;
  lastAt: number;
  /** A Yjs update, V2. */
  update: Uint8Array;
}

export interface PackedSegment {
  from: number;
  to: number;
  /** Of the parts, before they were packed. */
  byteLength: number;
  packed: Uint8Array;
}

const segmentVersion = 1;

/** The bytes of `segment` as stored under `key`. */
export function encodeLogSegment(key: Uint8Array, segment: PackedSegment): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, segment.from);
  encoding.writeVarUint(encoder, segment.to);
  encoding.writeVarUint(encoder, segment.byteLength);
  encoding.writeUint8Array(encoder, segment.packed);
  return sealRow(key, segmentVersion, encoding.toUint8Array(encoder));
}

/** The segment stored under `key`, or undefined when a bit of it is not as it was written. */
export function decodeLogSegment(key: Uint8Array, bytes: Uint8Array): PackedSegment | undefined {
  const body = openRow(key, segmentVersion, bytes);
  if (body === undefined) return undefined;
  const decoder = decoding.createDecoder(body);
  return {
    from: decoding.readVarUint(decoder),
    to: decoding.readVarUint(decoder),
    byteLength: decoding.readVarUint(decoder),
    packed: decoding.readTailAsUint8Array(decoder),
  };
}

/** Parts as they are before packing. */
export function encodeParts(parts: readonly SegmentPart[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, parts.length);
  for (const part of parts) {
    encoding.writeVarString(encoder, part.personId);
    encoding.writeVarUint(encoder, part.clientId);
    encoding.writeVarUint(encoder, part.firstAt);
    encoding.writeVarUint(encoder, part.lastAt);
    encoding.writeVarUint8Array(encoder, part.update);
  }
  return encoding.toUint8Array(encoder);
}

/** Parts out of the bytes of encodeParts. */
export function decodeParts(bytes: Uint8Array): SegmentPart[] {
  const decoder = decoding.createDecoder(bytes);
  return Array.from({ length: decoding.readVarUint(decoder) }, () => ({
    personId: decoding.readVarString(decoder),
    clientId: decoding.readVarUint(decoder),
    firstAt: decoding.readVarUint(decoder),
    lastAt: decoding.readVarUint(decoder),
    update: decoding.readVarUint8Array(decoder),
  }));
}
