import { createId } from "./doc-id.ts";

const longestTitlePart = 40;
/** Letters that a mark cannot be taken off. */
const spelled: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  þ: "th",
};

/**
 * A new address for a page: the title in a–z, as far as it can be written so, and six random characters, so that an address
 * tells nobody whether other pages exist.
 */
export function createSlug(title: string): string {
  const words = title
    .toLowerCase()
    .replace(/[ßæœøłđþ]/g, (letter) => spelled[letter] ?? "")
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, longestTitlePart)
    .replace(/^-+|-+$/g, "");
  const random = createId(6).toLowerCase();
  return words === "" ? `page-${random}` : `${words}-${random}`;
}
