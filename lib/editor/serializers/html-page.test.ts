// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { schema } from "../schema/schema.ts";
import { parseLine } from "../test-editor.ts";
import { toHtmlPage } from "./html-page.ts";
import { htmlPageStyle } from "./html-page-style.ts";

it("writes a page that stands for itself", () => {
  const doc = schema.node("doc", null, ["## Part", "- a", "  - b", "> q", "```js let a < 1"].map(parseLine));
  const html = toHtmlPage("Fish & <chips>", doc.content, htmlPageStyle);
  expect(html.startsWith("<!doctype html>\n<html>")).toBe(true);
  expect(html).toContain('<meta charset="utf-8">');
  const page = new DOMParser().parseFromString(html, "text/html");
  expect(page.title).toBe("Fish & <chips>");
  expect(page.querySelector("h1")?.textContent).toBe("Fish & <chips>");
  expect(page.querySelector("h2")?.textContent).toBe("Part");
  expect(page.querySelector("ul > li > ul > li")?.textContent).toBe("b");
  expect(page.querySelector("blockquote > p")?.textContent).toBe("q");
  expect(page.querySelector("pre > code.language-js")?.textContent).toBe("let a < 1");
  // Nothing to run, nothing to fetch.
  expect(page.querySelectorAll("script, link, [src], [onclick]")).toHaveLength(0);
});
