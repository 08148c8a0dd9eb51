/**
 * What a transaction says about itself to whoever cares: bindings, cursors, plugins. Both adapters read and write these.
 */
import type { Transaction } from "prosemirror-state";

const remoteChange = "quire.remoteChange";
const undoBoundary = "quire.undoBoundary";

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
