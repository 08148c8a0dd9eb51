// @vitest-environment happy-dom
import { expect, test } from "vitest";
import * as Y from "yjs";
import { exchange, Replica } from "../binding/replica.ts";
import { textBinding } from "../binding/text/text-binding.ts";
import { schema } from "../schema/schema.ts";
import { deleteBlocks, duplicateBlocks } from "./block-range.ts";

test.each([
  ["copied", duplicateBlocks, ["one", "two", "t!wo", "three"], ["one", "t!wo", "two", "three"]],
  ["deleted", deleteBlocks, ["one", "!", "three"], ["one", "!", "three"]],
] as const)(
  "what another types into blocks that are %s meanwhile is there once",
  (_, command, ...allowed) => {
    const doc = new Y.Doc();
    textBinding.seed(
      doc,
      schema.node(
        "doc",
        null,
        ["one", "two", "three"].map((text) => schema.node("block", null, schema.text(text))),
      ),
    );
    const update = Y.encodeStateAsUpdate(doc);
    const [ada, grace] = [1, 2].map((clientId) => new Replica({ binding: textBinding, update, clientId }));
    if (ada === undefined || grace === undefined) throw new Error("two of them");
    ada.run(command({ from: 5, to: 10 }));
    grace.select(grace.find("two", 1)).type("!");
    exchange(ada, grace);
    const texts = ada.view.state.doc.children.map((block) => block.textContent);
    expect(grace.view.state.doc.toJSON()).toEqual(ada.view.state.doc.toJSON());
    expect(allowed).toContainEqual(texts);
    ada.destroy();
    grace.destroy();
  },
);
