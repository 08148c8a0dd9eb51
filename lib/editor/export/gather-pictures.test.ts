import type { Node } from "prosemirror-model";
import { expect, test } from "vitest";
import { schema } from "../schema/schema.ts";
import { gatherPictures, withPictureAddresses } from "./gather-pictures.ts";

const documentId = "D".repeat(22);
const [one, two] = ["1".repeat(64), "2".repeat(64)];
const image = (src: string) => schema.node("image", { src, alt: "a" });
const cell = (...content: Node[]) => schema.node("table_cell", null, content);
const doc = schema.node("doc", null, [
  image(`blobs/${one}`),
  image("https://example.org/a.png"),
  image(`blobs/${one}`),
  image("javascript:alert(1)"),
  schema.node("table", null, [schema.node("table_row", null, [cell(image(`blobs/${two}`))])]),
]);
const sources = (from: Node) => {
  const found: unknown[] = [];
  from.descendants((node) => {
    if (node.type.name === "image") found.push(node.attrs.src);
  });
  return found;
};

test("each of the document's own pictures is fetched once; a missing one and one in the web stay where they are", async () => {
  const asked: string[] = [];
  const progress: string[] = [];
  const { files, missing } = await gatherPictures(doc, {
    documentId,
    fetchBlob: async (address) => {
      asked.push(address);
      if (address.endsWith(two)) throw new Error("gone");
      return new Blob(["png"], { type: "image/png" });
    },
    onProgress: (done, all) => progress.push(`${done}/${all}`),
  });
  expect(asked).toEqual([`/d/${documentId}/blobs/${one}`, `/d/${documentId}/blobs/${two}`]);
  expect(progress).toEqual(["0/2", "1/2"]);
  expect([[...files.keys()], missing]).toEqual([[`blobs/${one}`], 1]);
  const written = withPictureAddresses(doc, new Map([[`blobs/${one}`, "pictures/1.png"]]), {
    documentId,
    origin: "https://q.example",
  });
  expect(sources(written)).toEqual([
    "pictures/1.png",
    "https://example.org/a.png",
    "pictures/1.png",
    "",
    `https://q.example/d/${documentId}/blobs/${two}`,
  ]);
});

test("what is too much together is left out, not everything", async () => {
  const { files, missing } = await gatherPictures(doc, {
    documentId,
    fetchBlob: async (address) => new Blob(["x".repeat(address.endsWith(one) ? 60 : 50)]),
    onProgress: () => {},
    mostBytes: 100,
  });
  expect([files.size, missing]).toEqual([1, 1]);
});
