// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { diffPage } from "./diff-page.ts";
import { leaf, type PageElement, parent, toHtml } from "./page-element.ts";

/** What the page's script does with a patch, in as many words. */
function applied(before: PageElement, after: PageElement): string {
  document.body.innerHTML = toHtml(before);
  const patch = diffPage(before, after);
  if (patch === undefined) return document.body.innerHTML;
  let place: Element | undefined = document.body.children[0];
  for (const child of patch.path) place = place?.children[child];
  const holder = document.createElement("template");
  holder.innerHTML = patch.html;
  for (let count = patch.remove; count > 0; count--) place?.children[patch.at]?.remove();
  place?.insertBefore(holder.content, place.children[patch.at] ?? null);
  return document.body.innerHTML;
}

const p = (text: string) => leaf("p", {}, text);
const main = (...children: PageElement[]) => parent("main", {}, children);
const list = (...items: string[]) =>
  parent(
    "ul",
    {},
    items.map((item) => leaf("li", {}, item)),
  );

test.each<[string, PageElement, PageElement]>([
  ["nothing", main(p("a")), main(p("a"))],
  ["a letter", main(p("a"), p("b"), p("c")), main(p("a"), p("bb"), p("c"))],
  ["a new block at the end", main(p("a")), main(p("a"), p("b"))],
  ["a new block among the same", main(p("a"), p("a")), main(p("a"), p("a"), p("a"))],
  ["everything gone", main(p("a"), p("b")), main()],
  ["the first words", main(), main(p("a"))],
  ["deep inside a list", main(p("a"), list("x", "y"), p("b")), main(p("a"), list("x", "z", "y"), p("b"))],
  ["a list that becomes a paragraph", main(list("x")), main(p("x"))],
  ["two places at once", main(p("a"), p("b"), p("c")), main(p("1"), p("b"), p("3"))],
])("%s: the page becomes what it should be", (_what, before, after) => {
  expect(applied(before, after)).toBe(toHtml(after));
});

test("only what changed is sent", () => {
  const before = main(parent("article", {}, [p("a"), list("x", "y")]));
  const after = main(parent("article", {}, [p("a"), list("x", "y!")]));
  expect(diffPage(before, after)).toEqual({ path: [0, 1], at: 1, remove: 1, html: "<li>y!</li>" });
});
