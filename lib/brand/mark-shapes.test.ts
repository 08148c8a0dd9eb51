import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { markShapes } from "./mark-shapes.ts";

test("the favicon is the mark", () => {
  const icon = readFileSync(new URL("../../app/icon.svg", import.meta.url), "utf8");
  const drawn = [...icon.matchAll(/<path d="([^"]+)" opacity="([^"]+)"/g)].map(([, path, opacity]) => ({
    path,
    opacity: Number(opacity),
  }));
  expect(drawn).toEqual(markShapes);
});
