/**
 * The kinds of keys of a room's log. What is numbered, is by sequence; segments by their last one. Rows and segments have
 * kinds of their own so that a load finds the few rows behind the snapshot without passing the history.
 */
export const logKinds = {
  row: "log",
  segment: "segment",
  snapshot: "snapshot",
  incarnation: "incarnation",
  /** Rows, segments and snapshots that were found damaged, as they were. */
  damagedRow: "damaged",
  damagedSegment: "damaged-segment",
  damagedSnapshot: "damaged-snapshot",
} as const;
