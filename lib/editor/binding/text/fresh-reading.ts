/** An editor is made of what was read a moment ago: a long text is not read twice. */
import type { Node } from "prosemirror-model";
import type * as Y from "yjs";
import type { DocumentIndex } from "./document-index.ts";

const readings = new WeakMap<Node, DocumentIndex>();

/** Keeps the index that `shown` was read with, until `doc` changes or this task goes on to something else. */
export function keepReading(doc: Y.Doc, shown: Node, index: DocumentIndex): void {
  readings.set(shown, index);
  const forget = (): void => {
    readings.delete(shown);
    doc.off("afterTransaction", forget);
  };
  doc.on("afterTransaction", forget);
  queueMicrotask(forget);
}

/** The index that still says what `shown` does, for one who will keep it up to date. */
export function takeReading(doc: Y.Doc, shown: Node): DocumentIndex | undefined {
  const index = readings.get(shown);
  readings.delete(shown);
  return index?.doc === doc ? index : undefined;
}
