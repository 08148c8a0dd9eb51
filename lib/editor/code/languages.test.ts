import { expect, test } from "vitest";
import { loadHighlighter } from "./highlight.ts";
import { codeLanguages, findLanguage } from "./languages.ts";

test.each(codeLanguages.map(({ id }) => id))(
  "%s has a grammar that covers the text and nothing else",
  async (id) => {
    const highlight = await loadHighlighter(id);
    const text = 'class A { /* x */ }\n# y\nreturn "a" + 1;';
    const tokens = highlight?.(text) ?? [];
    expect(highlight).toBeDefined();
    let last = 0;
    for (const { from, to, className } of tokens) {
      expect(from).toBeGreaterThanOrEqual(last);
      expect(to).toBeLessThanOrEqual(text.length);
      expect(className).toMatch(/^hljs-/);
      last = to;
    }
  },
);

test("no two languages go by one name", () => {
  const names = codeLanguages.flatMap(({ id, aliases }) => [id, ...aliases]);
  expect(new Set(names).size).toBe(names.length);
});

test("other names are known, unknown ones are plain text", async () => {
  expect(findLanguage("TS")?.id).toBe("typescript");
  expect(findLanguage("klingon")).toBeUndefined();
  expect(await loadHighlighter("klingon")).toBeUndefined();
});
