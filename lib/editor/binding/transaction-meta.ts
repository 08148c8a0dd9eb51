/**
 * What a transaction says about itself to whoever cares: bindings, cursors, plugins. Both adapters read and write these.
 */
import type { Transaction } from "prosemirror-state";

const remoteChange = "quire.remoteChange";
const undoBoundary = "quire.undoBoundary";
const longStep = "quire.longStep";

/** What is done in several transactions and is one step of undo, whatever else is done in between: an object for each. */
export type LongStep = object;

/** Marks a transaction that only shows what the shared document already says: others' edits, undo, redo. */
export function markRemoteChange(tr: Transaction): Transaction {
  return tr.setMeta(remoteChange, true).setMeta("addToHistory", false);
}

/** True when the transaction came out of the shared document rather than from this person's hands. */
export function isRemoteChange(tr: Transaction): boolean {
  return tr.getMeta(remoteChange) === true;
}

/** Makes this transaction an undo step of its own, part neither of the typing before it nor of that after it. */
export function startUndoStep(tr: Transaction): Transaction {
  return tr.setMeta(undoBoundary, true);
}

/** True when an adapter has to end the undo step before this transaction, and again after it. */
export function startsUndoStep(tr: Transaction): boolean {
  return tr.getMeta(undoBoundary) === true;
}

/** Makes this transaction a part of `step`. */
export function joinLongStep(tr: Transaction, step: LongStep): Transaction {
  return tr.setMeta(longStep, step);
}

/** What the transaction is a part of. */
export function longStepOf(tr: Transaction): LongStep | undefined {
  const step: unknown = tr.getMeta(longStep);
  return typeof step === "object" && step !== null ? step : undefined;
}
