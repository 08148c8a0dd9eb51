import type { LogRow } from "#collab-server/storage/log-row.ts";

/** A pause of this length ends a burst of writing. */
const pauseMs = 5 * 60_000;

/** Cuts rows (by sequence) into bursts: neighbours without a gap in the sequence and without a pause. */
export function toBursts(rows: readonly LogRow[]): LogRow[][] {
  const bursts: LogRow[][] = [];
  for (const row of rows) {
    const burst = bursts.at(-1);
    const last = burst?.at(-1);
    const follows = last !== undefined && row.sequence === last.sequence + 1 && row.at - last.at < pauseMs;
    if (follows) burst?.push(row);
    else bursts.push([row]);
  }
  return bursts;
}
