/**
 * What an operator may ask of a data folder. Two adapters: `store-maintenance` looks into the store itself, also inside the
 * running server; `maintenance-client` asks that server over HTTP. The commands cannot tell them apart.
 */
import { z } from "zod";

/**
 * `damaged`, `segment`, `snapshot`: a row, a segment of history, a snapshot whose checksum is wrong. `missing`: a sequence number
 * without a row. `unpackable`, `unreadable`: sound by its checksum, but cannot be unpacked, or read by Yjs. `incomplete`: rows
 * whose predecessors are nowhere. `differs`: the snapshot is not what the history amounts to. `record`: one of the directory.
 * `picture`: its bytes are gone, or are others.
 */
const faultSchema = z.object({
  kind: z.enum([
    "damaged",
    "segment",
    "snapshot",
    "missing",
    "unpackable",
    "unreadable",
    "incomplete",
    "differs",
    "record",
    "picture",
  ]),
  /** The room, or kind and id of the record. */
  name: z.string(),
  /** The row, where it is one row. */
  sequence: z.number().optional(),
});
export type Fault = z.infer<typeof faultSchema>;

export const roomReportSchema = z.object({
  room: z.string(),
  /** Rows that are in no segment. */
  rows: z.number(),
  segments: z.number(),
  /** The last sequence that is in the snapshot; null without one. */
  snapshotThrough: z.number().nullable(),
  /** As stored. */
  bytes: z.number(),
  /** What a newcomer is sent. */
  documentBytes: z.number(),
  /** Milliseconds since 1970; null without rows. */
  firstAt: z.number().nullable(),
  lastAt: z.number().nullable(),
  incarnation: z.string().nullable(),
  /** Who delivered rows, or the segments they turned into, most bytes first. An empty id: nobody was verified. */
  authors: z.array(
    z.object({ personId: z.string(), name: z.string().nullable(), rows: z.number(), bytes: z.number() }),
  ),
  /** What the directory knows of it; null for a room outside. */
  document: z
    .object({
      ownerId: z.string(),
      format: z.string(),
      schemaVersion: z.number(),
      trashedAt: z.number().nullable(),
    })
    .nullable(),
  faults: z.array(faultSchema),
  /** Sequences of what was found damaged earlier, and moved aside. */
  aside: z.array(z.number()),
  /** The room in the memory of the server; null when it is not, or no server runs. */
  open: z
    .object({
      state: z.string(),
      sockets: z.number(),
      unwrittenBytes: z.number(),
      isStoreFailing: z.boolean(),
    })
    .nullable(),
});
export type RoomReport = z.infer<typeof roomReportSchema>;

/** `done` comes last, and once: without it the look was cut off. */
export const verifyEventSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("progress"), documents: z.number(), rows: z.number() }),
  z.object({ kind: z.literal("fault"), fault: faultSchema }),
  z.object({
    kind: z.literal("done"),
    documents: z.number(),
    rows: z.number(),
    records: z.number(),
    faults: z.number(),
    /** Rows that were found damaged earlier, and moved aside. */
    aside: z.number(),
  }),
]);
export type VerifyEvent = z.infer<typeof verifyEventSchema>;

export interface Maintenance {
  /** Undefined: there is no such room. */
  inspect(room: string): Promise<RoomReport | undefined>;
  /** Looks at every row of every document and every record. Changes nothing. */
  verify(): AsyncIterable<VerifyEvent>;
  /** The whole store as it is at this moment, as records of backup-format.ts, without the secret. */
  backup(): AsyncIterable<Uint8Array>;
}

/** Where the running server answers these, to whoever holds a service token. */
export const maintenancePaths = {
  /** `?name=<room>` */
  room: "/v1/maintenance/room",
  /** VerifyEvents, a line of JSON each. */
  verify: "/v1/maintenance/verify",
  backup: "/v1/maintenance/backup",
} as const;
