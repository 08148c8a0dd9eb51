import type * as Yjs from "yjs";
import type { Wire } from "./editor-under-test.ts";

type YjsModule = Pick<typeof Yjs, "applyUpdate" | "encodeStateAsUpdate" | "encodeStateVector">;

/**
 * Does what a y-websocket provider does with a Y.Doc: sends every update whose origin is not the wire itself.
 * Takes the module, because each subject brings its own copy of Yjs.
 */
export function yjsWire(module: YjsModule, doc: Yjs.Doc): Wire {
  const origin = {};
  let changes = 0;
  doc.on("update", () => {
    changes += 1;
  });
  return {
    onLocalUpdate: (listener) => {
      doc.on("update", (update: Uint8Array, from: unknown) => {
        if (from !== origin) listener(update);
      });
    },
    receive: (update) => module.applyUpdate(doc, update, origin),
    stateVector: () => module.encodeStateVector(doc),
    updateSince: (stateVector) => module.encodeStateAsUpdate(doc, stateVector),
    get changes() {
      return changes;
    },
  };
}
