/** A document as a page of its own: ordinary nested HTML with a small style, no script, nothing that is fetched. */
import type { Fragment } from "prosemirror-model";
import { schema } from "../schema/schema.ts";
import { NestedHtmlSerializer } from "./nested-html.ts";

/** Sets TeX as HTML of its own making; what is no TeX as its text, escaped. */
export type SetPageMath = (source: string, isBlock: boolean) => string;

/** The page as text. `language` is that of its title bar's words, not of the text: blocks tell their own direction. */
export function toHtmlPage(title: string, content: Fragment, style: string, setMath?: SetPageMath): string {
  // A page of its own: nothing of the document can run or load in it before somebody opens the file.
  const page = document.implementation.createHTMLDocument(title);
  page.title = title;
  page.head.prepend(metaOf(page, { charset: "utf-8" }));
  page.head.append(metaOf(page, { name: "viewport", content: "width=device-width, initial-scale=1" }));
  if (style !== "") page.head.appendChild(page.createElement("style")).textContent = style;
  if (title.trim() !== "") page.body.appendChild(page.createElement("h1")).textContent = title;
  page.body.append(new NestedHtmlSerializer(schema).serializeFragment(content, { document: page }));
  if (setMath !== undefined)
    for (const formula of page.querySelectorAll("[data-math]"))
      formula.innerHTML = setMath(formula.textContent ?? "", formula.getAttribute("data-math") === "block");
  for (const block of page.querySelectorAll("p, li, h1, h2, h3, h4, td, th"))
    block.setAttribute("dir", "auto");
  return `<!doctype html>\n${page.documentElement.outerHTML}\n`;
}

function metaOf(page: Document, attributes: Readonly<Record<string, string>>): HTMLMetaElement {
  const meta = page.createElement("meta");
  for (const [name, value] of Object.entries(attributes)) meta.setAttribute(name, value);
  return meta;
}
