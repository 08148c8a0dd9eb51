import { expect, test } from "vitest";
import * as Y from "yjs";
import { staysPassive } from "./passive.ts";

/** Two people make the same words bold while apart: the toggles of one of them say nothing. */
function crossingFormats(): { start: Uint8Array; updates: Uint8Array[] } {
  const start = new Y.Doc();
  start.getText("body").insert(0, "some words");
  const first = Y.encodeStateAsUpdate(start);
  const updates = [1, 2].map((id) => {
    const doc = new Y.Doc();
    doc.clientID = id;
    Y.applyUpdate(doc, first);
    doc.getText("body").format(0, 4, { strong: true });
    return Y.encodeStateAsUpdate(doc, Y.encodeStateVectorFromUpdate(first));
  });
  return { start: first, updates };
}

function writesOf(prepare: (doc: Y.Doc) => void): number {
  const { start, updates } = crossingFormats();
  const doc = new Y.Doc();
  prepare(doc);
  // Only who knows the root as text gets Yjs's tidying.
  doc.getText("body");
  Y.applyUpdate(doc, start);
  let written = 0;
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== "network") written += update.length;
  });
  for (const update of updates) Y.applyUpdate(doc, update, "network");
  return written;
}

test("Yjs writes by itself when formats cross: what is switched off here exists", () => {
  expect(writesOf(() => {})).toBeGreaterThan(0);
});

test("a document that stays passive writes 0 bytes, until released", () => {
  expect(writesOf((doc) => staysPassive(doc))).toBe(0);
  expect(
    writesOf((doc) => {
      const [first, second] = [staysPassive(doc), staysPassive(doc)];
      first.release();
      first.release();
      expect(second).toBeDefined();
    }),
  ).toBe(0);
  expect(writesOf((doc) => staysPassive(doc).release())).toBeGreaterThan(0);
});
