/**
 * Word's HTML only names its pictures, on the sender's disk; the RTF beside it holds them, in the same order. Each is written
 * twice, for newer readers and (`nonshppict`) for older ones.
 */
import { isStranded } from "../pictures/picture-address.ts";

/** The PNG and JPEG pictures as `data:` addresses, in their order. */
export function picturesInRtf(rtf: string): string[] {
  const found: string[] = [];
  for (let at = rtf.indexOf("{\\pict"); at >= 0; at = rtf.indexOf("{\\pict", at + 6)) {
    if (rtf.slice(Math.max(0, at - 12), at).includes("\\nonshppict")) continue;
    const own = groupText(rtf, at);
    const type = /\\(png|jpeg)blip\b/.exec(own)?.[1];
    // What is left without the control words and their numbers is the picture.
    const digits = own.replace(/\{?\\[a-z]+-?\d*/gi, "").replace(/\s+/g, "");
    if (type !== undefined && /^[0-9a-f]+$/i.test(digits))
      found.push(`data:image/${type};base64,${toBase64(digits)}`);
  }
  return found;
}

/** What stands in the group that opens at `start`, without the groups in it. */
function groupText(rtf: string, start: number): string {
  let [depth, text, from] = [0, "", start];
  for (let at = start; at < rtf.length; at++) {
    const sign = rtf[at];
    if (sign !== "{" && sign !== "}") continue;
    if (depth === 1) text += rtf.slice(from, at);
    depth += sign === "{" ? 1 : -1;
    from = at + 1;
    if (depth === 0) break;
  }
  return text;
}

/** Puts them in the place of the addresses on the sender's disk, if there are as many of the ones as of the others. */
export function putPicturesIn(page: Document, pictures: readonly string[]): void {
  const stranded = [...page.querySelectorAll("img")].filter((image) =>
    isStranded(image.getAttribute("src") ?? ""),
  );
  if (stranded.length !== pictures.length) return;
  for (const [index, image] of stranded.entries()) image.setAttribute("src", pictures[index] ?? "");
}

function toBase64(hex: string): string {
  let bytes = "";
  for (let at = 0; at + 1 < hex.length; at += 2)
    bytes += String.fromCharCode(Number.parseInt(hex.slice(at, at + 2), 16));
  return btoa(bytes);
}
