import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { claimedPng, tinyPicture } from "#collab-server/testing/tiny-pictures.ts";
import { limits } from "#lib/collab/limits.ts";
import { type DirectoryServer, startDirectoryServer } from "./directory-server.ts";

let server: DirectoryServer;
let documentId: string;
beforeAll(async () => {
  server = await startDirectoryServer();
  documentId = (await server.as("ann").createDocument({ kind: "blank", title: "Album" })).id;
  await server.letIn("ann", documentId, "viewer", "view");
  await server.letIn("ann", documentId, "commenter", "comment");
  await server.letIn("ann", documentId, "editor", "edit");
});
afterAll(() => server.close());

const stream = (bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> => {
  const body = new Response(bytes).body;
  if (body === null) throw new Error("a response with bytes has a body");
  return body;
};
const add = (person: string, bytes: Uint8Array<ArrayBuffer>, id = documentId) =>
  server.as(person).addPicture(id, stream(bytes));
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());

test("a picture is stored once by its hash, and comes back as it was to whoever may read", async () => {
  const bytes = tinyPicture("png");
  const hash = createHash("sha256").update(bytes).digest("hex");
  const entry = { hash, type: "image/png", byteLength: bytes.byteLength, width: 1, height: 1 };
  expect(await add("ann", bytes)).toEqual(entry);
  expect(await add("editor", bytes)).toEqual(entry);
  for (const person of ["ann", "editor", "commenter", "viewer"]) {
    const answer = await server.as(person).openPicture(documentId, hash);
    expect(answer.headers.get("content-type")).toBe("image/png");
    expect(await bytesOf(answer)).toEqual(bytes);
  }
});

test("only editors add; a stranger learns nothing", async () => {
  const bytes = tinyPicture("png", "by others");
  for (const person of ["viewer", "commenter"])
    await expect(add(person, bytes)).rejects.toMatchObject({ code: "forbidden" });
  await expect(add("stranger", bytes)).rejects.toMatchObject({ code: "not_found" });
  await expect(add("ann", bytes, "A".repeat(22))).rejects.toMatchObject({ code: "not_found" });
});

test("knowing a hash opens nothing: not without access, and not in another document", async () => {
  const { hash } = await add("ann", tinyPicture("gif"));
  const own = await server.as("stranger").createDocument({ kind: "blank" });
  const stranger = server.as("stranger");
  await expect(stranger.openPicture(documentId, hash)).rejects.toMatchObject({ code: "not_found" });
  await expect(stranger.openPicture(own.id, hash)).rejects.toMatchObject({ code: "not_found" });
  const from = { documentId, hash };
  await expect(stranger.copyPicture(own.id, from)).rejects.toMatchObject({ code: "not_found" });
  for (const odd of ["x", "../secret", "0".repeat(64)])
    await expect(server.as("ann").openPicture(documentId, odd)).rejects.toMatchObject({ code: "not_found" });
});

test("who may read it here and write there takes it along", async () => {
  const { hash } = await add("ann", tinyPicture("webp"));
  const own = await server.as("viewer").createDocument({ kind: "blank" });
  await server.as("viewer").copyPicture(own.id, { documentId, hash });
  const answer = await server.as("viewer").openPicture(own.id, hash);
  expect(await bytesOf(answer)).toEqual(tinyPicture("webp"));
  await expect(
    server.as("viewer").copyPicture(documentId, { documentId: own.id, hash }),
  ).rejects.toMatchObject({ code: "forbidden" });
});

test.each([
  ["SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ["HTML with a picture's name", Buffer.from("<html><script>alert(1)</script></html>")],
  ["nothing", Buffer.alloc(0)],
  ["a picture of absurd size", Buffer.from(claimedPng(60_000, 60_000))],
])("%s is refused with a reason", async (_name, bytes) => {
  await expect(add("ann", new Uint8Array(bytes))).rejects.toMatchObject({ code: "not_a_picture" });
});

test("a picture that is too large is refused, and nothing of it stays", async () => {
  const bytes = new Uint8Array(limits.maxBlobBytes + 1);
  bytes.set(tinyPicture("png"));
  await expect(add("ann", bytes)).rejects.toMatchObject({ code: "too_large" });
  const hash = createHash("sha256").update(bytes).digest("hex");
  await expect(server.as("ann").openPicture(documentId, hash)).rejects.toMatchObject({ code: "not_found" });
});
