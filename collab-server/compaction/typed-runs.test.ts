import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { mergeTree } from "./merge-tree.ts";
import { foldTypedRuns } from "./typed-runs.ts";

function typist(clientId: number): { doc: Y.Doc; updates: Uint8Array[] } {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== "heard") updates.push(update);
  });
  return { doc, updates };
}

test("what is typed letter by letter becomes one update, in front of something and at the end", () => {
  for (const behind of ["", "end"]) {
    const { doc, updates } = typist(5_000);
    const text = doc.getText("t");
    text.insert(0, `a${behind}`);
    const before = Y.encodeStateVector(doc);
    const letters = ["b", "ü", "漢", "👩‍🚀", "long ".repeat(50)];
    for (const each of letters) text.insert(text.length - behind.length, each);
    const folded = foldTypedRuns(updates.slice(1));
    // To the byte what the document says itself.
    expect(folded).toEqual([Y.encodeStateAsUpdate(doc, before)]);
  }
});

test("what Yjs would not make one of is left alone", () => {
  const { doc, updates } = typist(7);
  const text = doc.getText("t");
  for (const [at, letter] of [
    [0, "a"],
    [1, "b"],
    [1, "c"],
    [3, "d"],
  ] as const) {
    text.insert(at, letter);
  }
  text.delete(0, 1);
  text.format(0, 1, { bold: true });
  expect(new Set(foldTypedRuns(updates))).toEqual(new Set(updates));
});

test("an update that is cut off, or goes on, is handed on as it is", () => {
  const { doc, updates } = typist(7);
  doc.getText("t").insert(0, "a");
  doc.getText("t").insert(1, "bc");
  const whole = updates[1] ?? new Uint8Array();
  for (let length = 0; length < whole.byteLength; length++) {
    const cut = whole.subarray(0, length);
    expect(foldTypedRuns([cut, cut])).toEqual([cut, cut]);
  }
  const longer = Uint8Array.of(...whole, 0);
  expect(foldTypedRuns([longer, longer])).toEqual([longer, longer]);
});

test("merging with runs folded gives the same document as without, whoever types what where", {
  timeout: 60_000,
}, () => {
  const step = fc.tuple(fc.nat(2), fc.nat(9), fc.nat(1_000), fc.string({ unit: "grapheme", minLength: 1 }));
  fc.assert(
    fc.property(fc.array(step, { minLength: 2, maxLength: 40 }), (steps) => {
      const people = [typist(1), typist(300), typist(70_000)];
      const carets = [0, 0, 0];
      const all: Uint8Array[] = [];
      for (const [who, kind, at, letters] of steps) {
        const { doc, updates } = people[who] ?? typist(9);
        const text = doc.getText("t");
        const caret = kind > 2 ? Math.min(carets[who] ?? 0, text.length) : at % (text.length + 1);
        if (kind === 0 && text.length > 0) text.delete(caret % text.length, 1);
        else text.insert(caret, letters);
        carets[who] = caret + letters.length;
        all.push(...updates.splice(0));
        if (kind === 9) for (const other of people) Y.applyUpdate(other.doc, Y.mergeUpdates(all), "heard");
      }
      const [folded, plain] = [new Y.Doc(), new Y.Doc()];
      Y.applyUpdate(folded, mergeTree(all));
      for (const update of all) Y.applyUpdate(plain, update);
      expect(folded.store.pendingStructs).toBeNull();
      expect(Y.encodeStateAsUpdate(folded)).toEqual(Y.encodeStateAsUpdate(plain));
    }),
    { numRuns: 80 },
  );
});
