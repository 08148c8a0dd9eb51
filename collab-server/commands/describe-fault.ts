import type { Fault } from "../maintenance/maintenance-port.ts";

/** A fault as one line for the operator. */
export function describeFault({ kind, name, sequence }: Fault): string {
  const row = `row ${sequence ?? "?"} of ${name}`;
  return {
    damaged: `${row}: the checksum is wrong`,
    segment: `the segment of history up to ${row}: the checksum is wrong`,
    snapshot: `the snapshot of ${name}: the checksum is wrong`,
    missing: `${row}: missing`,
    unpackable: `the segment or snapshot up to ${row}: the checksum is right, but it cannot be unpacked`,
    unreadable: `${row}: the checksum is right, but it holds no Yjs update`,
    incomplete: `${name}: rows that earlier ones must precede, which are nowhere`,
    differs: `the snapshot up to ${row}: is not what the history amounts to`,
    picture: `the picture ${name}: its bytes are gone, or are not what was stored`,
    record: `the directory's record ${name}: cannot be read`,
  }[kind];
}
