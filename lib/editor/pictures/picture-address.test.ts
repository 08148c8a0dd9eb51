import { expect, test } from "vitest";
import { blobAt, blobSource, pictureAddress, pictureInAddress } from "./picture-address.ts";

const hash = "a1".repeat(32);
const documentId = "A".repeat(22);

test("a blob is found at its document's address, and known again by it", () => {
  const found = pictureAddress(blobSource(hash), documentId);
  expect(found).toEqual({ kind: "own", address: `/d/${documentId}/blobs/${hash}` });
  expect(blobAt(`https://q.example/d/${documentId}/blobs/${hash}`, "https://q.example")).toEqual({
    documentId,
    hash,
  });
});

test.each([
  "javascript:alert(1)",
  "data:image/svg+xml,<svg/>",
  "http://example.org/a.png",
  "https://user:secret@example.org/a.png",
  "/d/x",
  `blobs/${"../".repeat(8)}secret`,
  "",
])("%j is no address that is drawn", (src) => {
  expect(pictureAddress(src, documentId)).toBeUndefined();
});

test("an address in the web is foreign", () => {
  expect(pictureAddress("https://example.org/a b.png", documentId)).toEqual({
    kind: "foreign",
    address: "https://example.org/a%20b.png",
  });
});

test("another server's blob is not ours", () => {
  expect(blobAt(`https://other.example/d/${documentId}/blobs/${hash}`, "https://q.example")).toBeUndefined();
  expect(blobAt(`https://q.example/d/${documentId}/blobs/${hash}/x`, "https://q.example")).toBeUndefined();
});

test("bytes inside an address are taken out; a program or nonsense is not", async () => {
  const blob = pictureInAddress("data:image/png;base64,aGVsbG8=");
  expect(blob?.type).toBe("image/png");
  expect(await blob?.text()).toBe("hello");
  expect(pictureInAddress("data:image/svg+xml;base64,aGVsbG8=")).toBeUndefined();
  expect(pictureInAddress("data:text/html;base64,aGVsbG8=")).toBeUndefined();
  expect(pictureInAddress("data:image/png;base64,====a")).toBeUndefined();
});
