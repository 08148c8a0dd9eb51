/** Two editors on one text, for tests of edits that cross. Needs a DOM (happy-dom). */
import type { Node } from "prosemirror-model";
import { expect } from "vitest";
import { setStage } from "../contract/stage.ts";
import { exchange, type Replica } from "../replica.ts";
import { textBinding } from "./text-binding.ts";

/** `pair` opens both. They are looked at, and destroyed, when the test is over. */
export const { pair } = setStage({
  name: "text",
  createBinding: () => textBinding,
  keepsCrossingEdits: true,
});

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
