/**
 * A room's snapshot: the state that rows 1 to `through` amount to. One row per room, replaced as a whole, behind its head
 * (checksummed-row.ts):
 *
 *   varUint through ‖ varUint time (ms since 1970) ‖ varUint8Array state vector ‖ varUint bytes ‖ update, V1, brotli
 *
 * V1, because that is what goes to a client: a room is served from its snapshot without Yjs looking at it. V2 would be a third
 * smaller on disk, but takes fifty times as long to be turned into V1 as brotli takes to unpack (docs/decisions).
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { openRow, sealRow } from "./checksummed-row.ts";

export interface PackedSnapshot {
  /** The last sequence that is in it. */
  through: number;
  /** Milliseconds since 1970, when it was made. */
  at: number;
  stateVector: Uint8Array;
  /** Of the update, before it was packed. */
  byteLength: number;
  packed: Uint8Array;
}

const snapshotVersion = 1;

/** The bytes of `snapshot` as stored under `key`. */
export function encodeLogSnapshot(key: Uint8Array, snapshot: PackedSnapshot): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, snapshot.through);
  encoding.writeVarUint(encoder, snapshot.at);
  encoding.writeVarUint8Array(encoder, snapshot.stateVector);
  encoding.writeVarUint(encoder, snapshot.byteLength);
  encoding.writeUint8Array(encoder, snapshot.packed);
  return sealRow(key, snapshotVersion, encoding.toUint8Array(encoder));
}

/** The snapshot stored under `key`, or undefined when a bit of it is not as it was written. */
export function decodeLogSnapshot(key: Uint8Array, bytes: Uint8Array): PackedSnapshot | undefined {
  const body = openRow(key, snapshotVersion, bytes);
  if (body === undefined) return undefined;
  const decoder = decoding.createDecoder(body);
  return {
    through: decoding.readVarUint(decoder),
    at: decoding.readVarUint(decoder),
    stateVector: decoding.readVarUint8Array(decoder),
    byteLength: decoding.readVarUint(decoder),
    packed: decoding.readTailAsUint8Array(decoder),
  };
}
