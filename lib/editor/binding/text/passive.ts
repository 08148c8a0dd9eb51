/**
 * Yjs tidies formatting by itself: whoever receives a change of formatted text may delete toggles that say nothing any
 * more, and so a replica that only reads writes (and, of two that do it at once, one can take away what the other still
 * needed). Our reading does not need it, and our writing tidies where it deletes (write.ts). So it is switched off:
 * Yjs decides per transaction, in a flag that it sets while it calls the observers and looks at right after emitting
 * "afterTransaction" (yjs 13.6.33, Transaction.js). passive.test.ts fails if a later Yjs does it in another way.
 */
import type * as Y from "yjs";

const holders = new WeakMap<Y.Doc, { count: number; stop: () => void }>();

/** Keeps `doc` from writing by itself, until released as often as it was called. */
export function staysPassive(doc: Y.Doc): { release(): void } {
  const held = holders.get(doc) ?? start(doc);
  held.count += 1;
  let released = false;
  return {
    release() {
      if (released) return;
      released = true;
      held.count -= 1;
      if (held.count > 0) return;
      holders.delete(doc);
      held.stop();
    },
  };
}

function start(doc: Y.Doc): { count: number; stop: () => void } {
  const clear = (transaction: Y.Transaction) => {
    transaction._needFormattingCleanup = false;
  };
  doc.on("afterTransaction", clear);
  const held = { count: 0, stop: () => doc.off("afterTransaction", clear) };
  holders.set(doc, held);
  return held;
}
