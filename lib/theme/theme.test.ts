import { describe, expect, it } from "vitest";
import { parseTheme, themeAttribute } from "./theme.ts";

describe("theme", () => {
  it.each([
    ["light", "light"],
    ["dark", "dark"],
    ["system", undefined],
    ["<script>", undefined],
    [undefined, undefined],
  ])("a cookie of %j puts %j on the page", (cookie, attribute) => {
    expect(themeAttribute(parseTheme(cookie))).toBe(attribute);
  });
});
