import { withoutTrickery } from "#lib/collab/person-name.ts";

/**
 * What somebody wrote, as it is kept: without what only pretends (control characters, marks that turn the direction of what
 * stands around it, letters that draw nothing), with its line breaks, at most two of them in a row.
 */
export function cleanCommentText(raw: string): string {
  return raw
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .map((line) => withoutTrickery(line).trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** Text that is to stand in a document: spaces at its ends and empty lines count. */
export function cleanInsertion(raw: string): string {
  return raw
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .map((line) => withoutTrickery(line.replaceAll("\t", " ")))
    .join("\n");
}

/** The quoted text on one line, at most `length` code points, with an ellipsis where more was. */
export function cleanQuote(raw: string, length: number): string {
  const line = withoutTrickery(raw.replace(/\s+/gu, " ")).trim();
  const points = Array.from(line);
  return points.length <= length ? line : `${points.slice(0, length).join("").trimEnd()}…`;
}
