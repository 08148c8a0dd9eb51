import { isStranded } from "../pictures/picture-address.ts";
import type { Style } from "./read-styles.ts";

const raster = /^data:image\/(png|jpeg|gif|webp|avif);base64,/i;

/**
 * Where a pasted picture can be had: in the web, or in the HTML itself. Pictures on the sender's disk and in the sender's mail
 * keep their address (`isStranded`), so that their place can say that they are missing. Undefined for what is no picture: dots that
 * count readers, drawings that could run scripts.
 */
export function pictureSource(image: Element, style: Style): string | undefined {
  const src = (image.getAttribute("src") ?? "").trim();
  if (isDot(image, style)) return undefined;
  if (raster.test(src) || isStranded(src)) return src;
  if (src.startsWith("//")) return `https:${src}`;
  // Only https is ever shown; most servers answer there, too.
  return /^https?:\/\//i.test(src) ? src.replace(/^http:/i, "https:") : undefined;
}

/** The emoji or smiley that a small picture in a line stands for. */
export function emojiOf(image: Element): string | undefined {
  const alt = image.getAttribute("alt") ?? "";
  const isEmoji =
    /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(alt) && !/[\p{L}\p{N}\s]/u.test(alt);
  if (isEmoji) return alt;
  const saysSo = /\b(emoji|wp-smiley)\b/.test(image.getAttribute("class") ?? "");
  return (saysSo || image.hasAttribute("data-stringify-emoji")) && alt !== "" ? alt : undefined;
}

function isDot(image: Element, style: Style): boolean {
  const size = (side: "width" | "height") =>
    Number.parseFloat(image.getAttribute(side) ?? style.get(side) ?? "2");
  return size("width") <= 1 || size("height") <= 1;
}
