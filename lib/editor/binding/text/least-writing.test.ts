// @vitest-environment happy-dom
/** What an edit costs: as few items as can be, in one transaction, and no walk over the document. */
import { Node } from "prosemirror-model";
import { expect, test, vi } from "vitest";
import * as Y from "yjs";
import { schema } from "../../schema/schema.ts";
import { block } from "../contract/stage.ts";
import { connect, type Replica } from "../replica.ts";
import { pair } from "./two-people.ts";

/** What `edit` writes: identities that come and go, and how many updates and transactions tell it. */
function written(r: Replica, edit: () => unknown) {
  const updates: Uint8Array[] = [];
  const origins: unknown[] = [];
  const onUpdate = (update: Uint8Array, origin: unknown) => {
    updates.push(update);
    origins.push(origin);
  };
  r.doc.on("update", onUpdate);
  edit();
  r.doc.off("update", onUpdate);
  const decoded = updates.map((update) => Y.decodeUpdate(update));
  const come = decoded.flatMap(({ structs }) => structs).reduce((sum, struct) => sum + struct.length, 0);
  const gone = decoded
    .flatMap(({ ds }) => [...ds.clients.values()].flat())
    .reduce((sum, { len }) => sum + len, 0);
  return { come, gone, updates: updates.length, hasOrigin: origins.every((origin) => origin !== null) };
}

const start = (r: Replica, text: string) => r.find(text) - 1;

test.each<[string, (r: Replica) => unknown, { come: number; gone: number }]>([
  ["a letter is one character", (r) => r.select(r.find("quick")).type("x"), { come: 1, gone: 0 }],
  [
    "Enter is an end and a start",
    (r) => r.view.dispatch(r.view.state.tr.split(r.find("brown"))),
    { come: 2, gone: 0 },
  ],
  [
    "joining takes an end and a start away",
    (r) => r.view.dispatch(r.view.state.tr.join(start(r, "The"))),
    { come: 0, gone: 2 },
  ],
  [
    "another kind is one attribute",
    (r) => r.view.dispatch(r.view.state.tr.setNodeAttribute(start(r, "The"), "kind", "quote")),
    { come: 1, gone: 0 },
  ],
  [
    "bold is where it begins and where it ends",
    (r) => r.view.dispatch(r.view.state.tr.addMark(r.find("quick"), r.find("brown"), schema.mark("strong"))),
    { come: 2, gone: 0 },
  ],
  [
    "deleting writes nothing",
    (r) => r.view.dispatch(r.view.state.tr.delete(r.find("quick"), r.find("brown"))),
    { come: 0, gone: 6 },
  ],
])("%s, in one transaction of the editor's", (_, edit, { come, gone }) => {
  const [a] = pair();
  expect(written(a, () => edit(a))).toEqual({ come, gone, updates: 1, hasOrigin: true });
});

test("the binding asks a few blocks for their size when a letter is typed, here and there, however many there are", () => {
  const [a, b] = pair(Array.from({ length: 400 }, (_, i) => block(`block ${i}`)));
  connect(a, b);
  a.select(a.find("block 399")).type("x");
  const real = Object.getOwnPropertyDescriptor(Node.prototype, "nodeSize");
  let ours = 0;
  const asked = vi.spyOn(Node.prototype, "nodeSize", "get").mockImplementation(function (this: Node) {
    // ProseMirror's view asks every block; who asks is in the stack, two calls up.
    if (/editor\/binding/.test(new Error().stack?.split("\n").slice(2, 5).join() ?? "")) ours += 1;
    return Number(real?.get?.call(this));
  });
  a.type("y");
  expect(b.view.state.doc.child(399).textContent).toBe("xyblock 399");
  expect(asked.mock.calls.length).toBeGreaterThan(1_000);
  asked.mockRestore();
  expect(ours).toBeGreaterThan(0);
  // It was some thousands when each letter counted anew.
  expect(ours).toBeLessThan(100);
});
