/** Where the suite's editors stand: opened for one test, and looked at when it is over. */
import type { Node } from "prosemirror-model";
import { afterEach, expect } from "vitest";
import * as Y from "yjs";
import { schema } from "../../schema/schema.ts";
import type { Binding } from "../binding.ts";
import { Replica } from "../replica.ts";

export interface ContractOptions {
  name: string;
  createBinding: () => Binding;
  /** True where structural edits that cross keep every letter once (docs/merging.md): format text. */
  keepsCrossingEdits: boolean;
}

export interface Stage extends ContractOptions {
  open: (update: Uint8Array, options?: { editable?: boolean; clientId?: number }) => Replica;
  documentOf: (content: readonly Node[]) => Uint8Array;
  /** Two editors on the same content, `threeBlocks` unless it is said. */
  pair: (content?: readonly Node[]) => readonly [Replica, Replica];
  /** `replica` is destroyed by the test itself. */
  letGo: (replica: Replica) => void;
}

export const block = (text: string, attrs = {}) =>
  schema.node("block", attrs, text === "" ? [] : [schema.text(text)]);
export const threeBlocks = () => [block("alpha beta"), block("The quick brown fox"), block("omega")];

export function expectEqual(a: Replica, b: Replica): void {
  expect(a.view.state.doc.toJSON()).toEqual(b.view.state.doc.toJSON());
}

/** Sets a stage up for the tests declared after it. */
export function setStage(options: ContractOptions): Stage {
  const { createBinding } = options;
  const replicas: Replica[] = [];
  afterEach(() => {
    for (const replica of replicas.splice(0)) {
      // The invariant behind everything else, checked after every test here.
      expect(replica.stored.toJSON()).toEqual(replica.view.state.doc.toJSON());
      replica.view.state.doc.check();
      replica.destroy();
    }
  });

  const open: Stage["open"] = (update, of = {}) => {
    const replica = new Replica({ binding: createBinding(), update, ...of });
    replicas.push(replica);
    return replica;
  };
  const documentOf: Stage["documentOf"] = (content) => {
    const doc = new Y.Doc();
    createBinding().seed(doc, schema.node("doc", null, content));
    return Y.encodeStateAsUpdate(doc);
  };
  return {
    ...options,
    open,
    documentOf,
    pair: (content = threeBlocks()) => {
      const update = documentOf(content);
      return [open(update, { clientId: 1 }), open(update, { clientId: 2 })];
    },
    letGo: (replica) => {
      replicas.splice(replicas.indexOf(replica), 1);
    },
  };
}
