import { expect, test } from "vitest";
import { showBytes } from "./shown-bytes.ts";

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1_000, "1.0 kB"],
  [1_550_000, "1.6 MB"],
  [20_000_000_000_000_000, "20000.0 TB"],
])("%d bytes are shown as %s", (bytes, shown) => expect(showBytes(bytes)).toBe(shown));
