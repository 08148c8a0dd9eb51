/**
 * One row of a room's log (contracts.md, Log), behind its head (checksummed-row.ts):
 *
 *   varUint sequence ‖ varUint time (ms since 1970) ‖ varString who delivered it ‖ varUint client id ‖ update, V1
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { openRow, sealRow } from "./checksummed-row.ts";

export interface LogRow {
  /** 1, 2, 3 … without a gap in one room. */
  sequence: number;
  /** Milliseconds since 1970. */
  at: number;
  /** The verified person who delivered the update; empty when nobody was verified. The text in it may be others'. */
  personId: string;
  /** The Yjs client id of the text in the update; 0 when it holds several or none. */
  clientId: number;
  /** A Yjs update, V1. */
  update: Uint8Array;
}

const rowVersion = 1;

/** The bytes of `row` as stored under `key`. */
export function encodeLogRow(key: Uint8Array, row: LogRow): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, row.sequence);
  encoding.writeVarUint(encoder, row.at);
  encoding.writeVarString(encoder, row.personId);
  encoding.writeVarUint(encoder, row.clientId);
  encoding.writeUint8Array(encoder, row.update);
  return sealRow(key, rowVersion, encoding.toUint8Array(encoder));
}

/** The row stored under `key`, or undefined when a bit of it is not as it was written. */
export function decodeLogRow(key: Uint8Array, bytes: Uint8Array): LogRow | undefined {
  const body = openRow(key, rowVersion, bytes);
  if (body === undefined) return undefined;
  const decoder = decoding.createDecoder(body);
  return {
    sequence: decoding.readVarUint(decoder),
    at: decoding.readVarUint(decoder),
    personId: decoding.readVarString(decoder),
    clientId: decoding.readVarUint(decoder),
    update: decoding.readTailAsUint8Array(decoder),
  };
}
