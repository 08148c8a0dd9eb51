import { expect, test } from "vitest";
import { schemaVersion } from "#lib/collab/document-format.ts";
import { mayEditSchema } from "./schema-guard.ts";

test("documents of this version and older are edited, newer ones are only read", () => {
  expect(mayEditSchema(schemaVersion)).toBe(true);
  expect(mayEditSchema(schemaVersion - 1)).toBe(true);
  expect(mayEditSchema(schemaVersion + 1)).toBe(false);
});
