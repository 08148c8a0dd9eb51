/** Two editors on one text, for tests of edits that cross. Needs a DOM (happy-dom). */
import type { Node } from "prosemirror-model";
import { afterEach, expect } from "vitest";
import * as Y from "yjs";
import { schema } from "../../schema/schema.ts";
import { exchange, Replica } from "../replica.ts";
import { textBinding } from "./text-binding.ts";

const replicas: Replica[] = [];

afterEach(() => {
  for (const replica of replicas.splice(0)) {
    replica.view.state.doc.check();
    expect(replica.stored.toJSON()).toEqual(replica.view.state.doc.toJSON());
    replica.destroy();
  }
});

export const block = (text: string, attrs = {}) =>
  schema.node("block", attrs, text === "" ? [] : [schema.text(text)]);

/** They are looked at, and destroyed, when the test is over. */
export function pair(
  content: readonly Node[] = [block("alpha beta"), block("The quick brown fox"), block("omega")],
): readonly [Replica, Replica] {
  const doc = new Y.Doc();
  textBinding.seed(doc, schema.node("doc", null, content));
  const update = Y.encodeStateAsUpdate(doc);
  const open = (clientId: number) => new Replica({ binding: textBinding, update, clientId });
  const both = [open(1), open(2)] as const;
  replicas.push(...both);
  return both;
}

/** Gives both everything; what both show then. */
export function meet(a: Replica, b: Replica): string[] {
  exchange(a, b);
  expect(a.view.state.doc.toJSON()).toEqual(b.view.state.doc.toJSON());
  return a.lines.map((line) => line.replace("paragraph:", ""));
}

export function childAt(r: Replica, index: number): { at: number; node: Node } {
  let at = 0;
  for (let i = 0; i < index; i += 1) at += r.view.state.doc.child(i).nodeSize;
  return { at, node: r.view.state.doc.child(index) };
}

export function remove(r: Replica, index: number): void {
  const { at, node } = childAt(r, index);
  r.view.dispatch(r.view.state.tr.delete(at, at + node.nodeSize));
}

export function move(r: Replica, from: number, to: number): void {
  const { at, node } = childAt(r, from);
  const { tr } = r.view.state;
  const target = to >= r.view.state.doc.childCount ? r.view.state.doc.content.size : childAt(r, to).at;
  tr.delete(at, at + node.nodeSize);
  r.view.dispatch(tr.insert(tr.mapping.map(target), node));
}
