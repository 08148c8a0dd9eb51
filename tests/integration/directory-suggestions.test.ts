/** Suggestions, and deciding about them, over the real HTTP API and a real LevelDB. */
import { beforeEach, expect, test } from "vitest";
import { bodyEditors } from "#lib/editor/binding/headless-edits.ts";
import { toAnchor } from "#lib/editor/binding/text/anchors.ts";
import { readDocument } from "#lib/editor/binding/text/document.ts";
import { DocumentIndex } from "#lib/editor/binding/text/document-index.ts";
import { schema } from "#lib/editor/schema/schema.ts";
import { codeOf, thread, useComments } from "./comments-bench.ts";
import type { DirectoryServer } from "./directory-server.ts";

const bench = useComments();
let server: DirectoryServer;
let id: string;
beforeEach(() => {
  server = bench.server();
  id = bench.documentId();
});

/** Writes a first line, and gives the range of `word` in it. */
async function writeLine(line: string, word: string) {
  await server.rooms.edit(id, "ann", (doc) => bodyEditors.text(doc, schema, (tr) => tr.insertText(line, 1)));
  return rangeOf(word);
}

/** The range of `word` in the first line. */
function rangeOf(word: string) {
  return server.rooms.read(id, (doc) => {
    const index = new DocumentIndex(doc, schema);
    const from = 1 + (readDocument(doc, schema).firstChild?.textContent ?? "").indexOf(word);
    return { from: toAnchor(index, from, 1), to: toAnchor(index, from + word.length, -1) };
  });
}
const lines = () =>
  server.rooms.read(id, (doc) => readDocument(doc, schema).children.map((node) => node.textContent));

test("an accepted suggestion is in the text, credited to who proposed it; deciding twice is refused", async () => {
  const range = await writeLine("The quick fox", "quick");
  const proposal = thread({ range, quote: "quick", suggestion: { insert: "slow" }, comment: { text: "" } });
  await server.as("comment").startThread(id, proposal);
  expect(await codeOf(server.as("comment").decideSuggestion(id, proposal.id, "accepted"))).toBe("forbidden");
  const { threads } = await server.as("edit").decideSuggestion(id, proposal.id, "accepted");
  expect(threads[0]).toMatchObject({
    suggestion: { state: "accepted", decidedBy: "edit" },
    resolvedBy: "edit",
  });
  expect((await lines())[0]).toBe("The slow fox");
  expect(server.rooms.editors(id).at(-1)).toBe("comment");
  expect(await codeOf(server.as("ann").decideSuggestion(id, proposal.id, "rejected"))).toBe("conflict");
});

test("a suggestion follows its text through edits around it, and is refused when its text is gone", async () => {
  const range = await writeLine("The quick fox", "quick");
  const deletion = thread({ range, quote: "quick", suggestion: { insert: "" }, comment: { text: "" } });
  await server.as("comment").startThread(id, deletion);
  await server.rooms.edit(id, "ann", (doc) =>
    bodyEditors.text(doc, schema, (tr) => tr.insertText("Look: ", 1).split(7)),
  );
  await server.as("edit").decideSuggestion(id, deletion.id, "accepted");
  expect((await lines()).slice(0, 2)).toEqual(["Look: ", "The  fox"]);
  const late = thread({ range, quote: "quick", suggestion: { insert: "x" }, comment: { text: "" } });
  await server.as("comment").startThread(id, late);
  expect(await codeOf(server.as("edit").decideSuggestion(id, late.id, "accepted"))).toBe("conflict");
  expect((await lines()).slice(0, 2)).toEqual(["Look: ", "The  fox"]);
});

test("a suggestion to take a space away does that; where it is gone already, nothing comes in its place", async () => {
  const range = await writeLine("The  fox", " ");
  const [once, late] = ["", "x"].map((insert) =>
    thread({ range, quote: " ", suggestion: { insert }, comment: { text: "" } }),
  );
  for (const each of [once, late]) if (each) await server.as("comment").startThread(id, each);
  await server.as("edit").decideSuggestion(id, once?.id ?? "", "accepted");
  expect((await lines())[0]).toBe("The fox");
  expect(await codeOf(server.as("edit").decideSuggestion(id, late?.id ?? "", "accepted"))).toBe("conflict");
  expect((await lines())[0]).toBe("The fox");
});

test("one says something else in one's own suggestion while it is open; nobody else does, and nothing empty", async () => {
  const range = await writeLine("The quick brown fox", "quick");
  const proposal = thread({ range, quote: "quick", suggestion: { insert: "slow" }, comment: { text: "" } });
  await server.as("comment").startThread(id, proposal);
  const better = { range: await rangeOf("quick brown"), quote: "quick brown", insert: "slow\nand red" };
  for (const who of ["ann", "edit"])
    expect(await codeOf(server.as(who).reviseSuggestion(id, proposal.id, better))).toBe("forbidden");
  expect(
    await codeOf(
      server.as("comment").reviseSuggestion(id, proposal.id, { ...better, quote: "", insert: "" }),
    ),
  ).toBe("bad_request");
  const { threads } = await server.as("comment").reviseSuggestion(id, proposal.id, better);
  expect(threads[0]).toMatchObject({ seq: 2, quote: "quick brown", suggestion: { insert: "slow\nand red" } });
  await server.as("edit").decideSuggestion(id, proposal.id, "accepted");
  expect((await lines()).slice(0, 2)).toEqual(["The slow", "and red fox"]);
  expect(server.rooms.editors(id).at(-1)).toBe("comment");
  expect(await codeOf(server.as("comment").reviseSuggestion(id, proposal.id, better))).toBe("conflict");
  const said = thread();
  await server.as("comment").startThread(id, said);
  expect(await codeOf(server.as("comment").reviseSuggestion(id, said.id, better))).toBe("bad_request");
});

test("an accepted line in code stays in its block", async () => {
  await server.rooms.edit(id, "ann", (doc) =>
    bodyEditors.text(doc, schema, (tr) => tr.insertText("let x", 1).setNodeAttribute(0, "kind", "code")),
  );
  const proposal = thread({
    range: await rangeOf("x"),
    quote: "x",
    suggestion: { insert: "y\nlet z" },
    comment: { text: "" },
  });
  await server.as("comment").startThread(id, proposal);
  await server.as("ann").decideSuggestion(id, proposal.id, "accepted");
  expect((await lines())[0]).toBe("let y\nlet z");
});

test("one takes one's own suggestion back", async () => {
  const proposal = thread({ quote: "", suggestion: { insert: "Hello" }, comment: { text: "" } });
  await server.as("comment").startThread(id, proposal);
  const { threads } = await server.as("comment").decideSuggestion(id, proposal.id, "rejected");
  expect(threads[0]?.suggestion).toMatchObject({ state: "rejected", decidedBy: "comment" });
});
