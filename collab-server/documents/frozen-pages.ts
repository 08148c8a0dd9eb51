/** What frozen pages show: a copy of the whole document each, so that no history has to keep the state for them. */

import type { OrderedStore } from "../storage/ordered-store.ts";
import { namedKey } from "../storage/storage-key.ts";
import { withStore } from "./directory-error.ts";

export interface FrozenPages {
  /** On disk when the promise resolves; replaces what was there. `update`: V1, the whole state. */
  put(documentId: string, update: Uint8Array): Promise<void>;
  get(documentId: string): Promise<Uint8Array | undefined>;
  /** Removing what is not there is no error. */
  remove(documentId: string): Promise<void>;
}

/** Frozen pages over an ordered store, under `published.frozen docId`. */
export function createFrozenPages(store: Pick<OrderedStore, "get" | "write">): FrozenPages {
  const key = (documentId: string) => namedKey("published.frozen", documentId);
  return {
    put: (id, value) => withStore(() => store.write([{ type: "put", key: key(id), value }])),
    get: (id) => withStore(() => store.get(key(id))),
    remove: (id) => withStore(() => store.write([{ type: "del", key: key(id) }])),
  };
}
