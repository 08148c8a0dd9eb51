import { expect, test } from "vitest";
import { claimedPng, tinyPicture } from "#collab-server/testing/tiny-pictures.ts";
import { limits } from "#lib/collab/limits.ts";
import { readPictureType } from "./picture-type.ts";

test.each([
  ["png", "image/png"],
  ["gif", "image/gif"],
  ["webp", "image/webp"],
] as const)("%s is told by its bytes", (kind, type) => {
  expect(readPictureType(tinyPicture(kind))).toEqual({ type, width: 1, height: 1 });
});

test.each([
  ["SVG", '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><script>alert(1)</script></svg>'],
  ["HTML", "<!doctype html><script>alert(1)</script>"],
  ["text", "hello"],
  ["nothing", ""],
  ["a PNG that is cut off", "\x89PNG\r\n"],
])("%s is no picture", (_name, text) => {
  expect(readPictureType(Buffer.from(text, "latin1"))).toBeUndefined();
});

test("a small file that claims to be a huge picture is refused", () => {
  const height = limits.maxPicturePixels / 10_000;
  expect(readPictureType(claimedPng(10_000, height))).toMatchObject({ width: 10_000 });
  expect(readPictureType(claimedPng(10_001, height))).toBeUndefined();
  expect(readPictureType(claimedPng(0, 10))).toBeUndefined();
});
