/**
 * Reading is total: programs that know nothing of our rules write anything at all into the text, and an open editor shows,
 * change by change, exactly what a fresh reading gives: a valid document, the same everywhere, without writing a byte.
 */
import { expect, test } from "vitest";
import * as Y from "yjs";
import { textBinding } from "#lib/editor/binding/text/text-binding.ts";
import { schema } from "#lib/editor/schema/schema.ts";
import { rounds } from "../depth.ts";
import { HeadlessEditor } from "./headless-editor.ts";
import { expectOrderIsKept } from "./kept-order.ts";
import { SeededRandom } from "./seeded-random.ts";

const names = [
  "block",
  "divider",
  "image",
  "mention",
  "table",
  "moved",
  "moved",
  "math_inline",
  "poll",
  "text",
  "doc",
  "unknown",
] as const;
const keys = [
  "kind",
  "level",
  "row:r1",
  "column:c1",
  "gone:r1",
  "gone",
  "width:c1",
  "cell:r1:c1:9",
  "cell:x:y:1",
  "id",
  "src",
  "start",
  "end",
  "start",
  "end",
] as const;
const values: readonly unknown[] = ["heading", 3, null, true, { deep: [1] }, [], "", "V", -1, 1e99];
const formats = ["strong", "link", "from", "glow", "kind"] as const;

function value(random: SeededRandom, doc: Y.Doc): unknown {
  if (random.chance(0.3)) return values[random.below(values.length)];
  // A copy of something that may well exist, or what a portal names.
  const clients = [...doc.store.clients.keys()];
  const id = [clients[random.below(clients.length)] ?? 1, random.below(60)];
  return random.chance(0.6) ? id : [...id, 1 + random.below(8)];
}

function scribble(random: SeededRandom, text: Y.Text, doc: Y.Doc): void {
  const at = random.below(text.length + 1);
  const what = random.below(8);
  if (what < 2) text.insert(at, ["a", "bc\n", "\n\n", "d\u2028e", "\n"][random.below(5)] ?? "x");
  else if (what === 2) {
    const element = new Y.XmlElement(names[random.below(names.length)]);
    text.insertEmbed(at, element);
    for (let i = random.below(4); i > 0; i -= 1) attribute(random, element, doc);
  } else if (what === 3) text.insertEmbed(at, random.chance(0.5) ? { any: "thing" } : new Y.Map([["a", 1]]));
  else if (what === 4)
    text.delete(Math.min(at, Math.max(0, text.length - 1)), Math.min(text.length, random.below(6)));
  else if (what === 5) {
    const key = formats[random.below(formats.length)] ?? "strong";
    if (at < text.length)
      text.format(at, 1 + random.below(text.length - at), {
        [key]: random.chance(0.3) ? null : value(random, doc),
      });
  } else {
    // oxlint-disable-next-line typescript/no-explicit-any -- Yjs's own bound
    const elements: Y.XmlElement<Record<string, any>>[] = [];
    for (let item = text._start; item !== null; item = item.right) {
      if (!item.deleted && item.content instanceof Y.ContentType && item.content.type instanceof Y.XmlElement)
        elements.push(item.content.type);
    }
    const element = elements[random.below(elements.length)];
    if (element !== undefined) attribute(random, element, doc);
  }
}

// oxlint-disable-next-line typescript/no-explicit-any -- Yjs's own bound
function attribute(random: SeededRandom, element: Y.XmlElement<Record<string, any>>, doc: Y.Doc): void {
  const key = keys[random.below(keys.length)] ?? "kind";
  const given = key.startsWith("cell") && random.chance(0.8) ? new Y.Text("in a cell") : value(random, doc);
  if (random.chance(0.1)) element.removeAttribute(key);
  else element.setAttribute(key, given);
}

function expectTotal(seed: number): void {
  const random = new SeededRandom(seed);
  const writers = [1, 2].map((id) => {
    const doc = new Y.Doc();
    doc.clientID = id;
    return doc;
  });
  const editor = new HeadlessEditor(textBinding, 3, Y.encodeStateAsUpdate(new Y.Doc()));
  const docs = [...writers, editor.doc];
  let written = 0;
  editor.doc.on("update", (_: Uint8Array, origin: unknown) => {
    if (origin !== "network") written += 1;
  });
  for (let i = 0; i < 40; i += 1) {
    const writer = writers[random.below(2)];
    if (writer === undefined) continue;
    writer.transact(() => {
      for (let j = random.below(3); j >= 0; j -= 1) scribble(random, writer.getText("body"), writer);
    });
    const to = docs[random.below(docs.length)] ?? editor.doc;
    Y.applyUpdate(to, Y.encodeStateAsUpdate(writer, Y.encodeStateVector(to)), "network");
    editor.state.doc.check();
    expect(editor.state.doc.toString()).toBe(editor.stored.toString());
    expect(editor.state.doc.toJSON()).toEqual(editor.stored.toJSON());
    expectOrderIsKept(editor);
  }
  expect(written).toBe(0);
  const late = new Y.Doc();
  Y.applyUpdate(late, Y.encodeStateAsUpdate(editor.doc));
  expect(textBinding.read(late, schema).toJSON()).toEqual(editor.state.doc.toJSON());
  editor.destroy();
}

test.each(Array.from({ length: rounds(10, 100) }, (_, i) => 1 + i * 20))(
  "whatever is written: seeds from %i",
  (from) => {
    for (let seed = from; seed < from + 20; seed += 1) {
      try {
        expectTotal(seed);
      } catch (error) {
        throw new Error(`seed ${seed}`, { cause: error });
      }
    }
  },
);
