import { copyAttributes } from "./copy-attributes.ts";
import type { PasteSource } from "./paste-source.ts";

/** The figure that the schema reads: `image`, found in `element`, with its caption, and `src` for an address. */
export function figureOf(element: Element, image: Element, src: string, source: PasteSource): HTMLElement {
  const figure = element.ownerDocument.createElement("figure");
  figure.setAttribute("data-picture", "");
  if (element.hasAttribute("data-picture"))
    copyAttributes(element, figure, ["id", "data-align", "data-size"]);
  const copy = figure.appendChild(element.ownerDocument.createElement("img"));
  copy.setAttribute("src", src);
  copyAttributes(image, copy, ["alt", "title", "width", "height"]);
  const caption = element.querySelector("figcaption")?.textContent ?? "";
  if (source === "quire" ? caption !== "" : caption.trim() !== "")
    figure.appendChild(element.ownerDocument.createElement("figcaption")).textContent =
      source === "quire" ? caption : caption.replace(/\s+/g, " ").trim();
  return figure;
}

/** Such a frame holds a picture and nothing else of weight. */
export function isPictureFrame(figure: Element): boolean {
  return figure.querySelector("img") !== null && figure.querySelector("table, pre") === null;
}
