/**
 * People named in a comment. A comment is plain text: a name stands in it as `@Name`, and beside it go the ids of those who are
 * meant. The server keeps those with access, and tells them.
 */
import type { NameablePerson } from "#lib/collab/comments-api.ts";
import { limits } from "#lib/collab/limits.ts";

/** A name that is being typed. */
export interface MentionQuery {
  /** In front of the sign. */
  from: number;
  /** Without the sign. */
  query: string;
}

/** Longer than any name: nobody is looked for any more. */
const longestQuery = limits.maxPersonNameLength;
const opens = /(?:^|[\s([{"'“„«])@([^@\n]*)$/u;

/** What stands between a sign `@` and the caret; undefined where no name is being typed. */
export function mentionQuery(text: string, caret: number): MentionQuery | undefined {
  const query = opens.exec(text.slice(0, caret))?.[1];
  if (query === undefined || query.length > longestQuery || /^\s/.test(query)) return undefined;
  return { from: caret - query.length - 1, query };
}

/** The text with the name instead of what was typed of it, and where the caret stands then. */
export function withMention(
  text: string,
  { from, query }: MentionQuery,
  name: string,
): { text: string; caret: number } {
  const rest = text.slice(from + 1 + query.length);
  const written = `@${name}${/^[\s.,;:!?)]/.test(rest) ? "" : " "}`;
  return { text: text.slice(0, from) + written + rest, caret: from + written.length };
}

/** Those whose names fit what was typed: first whose name begins so, then those with a later word that does. */
export function peopleFor(people: readonly NameablePerson[], query: string, most: number): NameablePerson[] {
  const wanted = query.toLowerCase();
  const rank = ({ name }: NameablePerson): number => {
    const lower = name.toLowerCase();
    return lower.startsWith(wanted) ? 0 : lower.includes(` ${wanted}`) ? 1 : 2;
  };
  return people
    .filter((person) => rank(person) < 2)
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
    .slice(0, most);
}

/**
 * Who is named in a text. Of several people of one name those who were chosen from the list are; one of whom there is only one
 * needs no choosing, so that a name typed by hand, or found in a kept draft, counts as well.
 */
export function namedIn(
  text: string,
  people: readonly NameablePerson[],
  chosen: ReadonlySet<string>,
): string[] {
  const ids = new Set<string>();
  for (const { name } of mentionsIn(
    text,
    people.map((person) => person.name),
  )) {
    const bearers = people.filter((person) => person.name === name);
    const meant = bearers.length === 1 ? bearers : bearers.filter(({ id }) => chosen.has(id));
    for (const { id } of meant) ids.add(id);
  }
  return [...ids].slice(0, limits.maxMentionsPerComment);
}

/** A piece of a comment: plain, or somebody's name with its sign. */
export interface CommentPiece {
  text: string;
  isMention: boolean;
}

/** A comment cut into plain text and the names of these people. */
export function commentPieces(text: string, names: readonly string[]): CommentPiece[] {
  const pieces: CommentPiece[] = [];
  let end = 0;
  for (const { from, name } of mentionsIn(text, names)) {
    if (from > end) pieces.push({ text: text.slice(end, from), isMention: false });
    end = from + 1 + name.length;
    pieces.push({ text: text.slice(from, end), isMention: true });
  }
  if (end < text.length) pieces.push({ text: text.slice(end), isMention: false });
  return pieces;
}

/** Where names stand behind their sign. The longest one counts: `@Ann Lee` does not name Ann. */
function mentionsIn(text: string, names: readonly string[]): { from: number; name: string }[] {
  const longestFirst = [...new Set(names)].sort((a, b) => b.length - a.length);
  const found: { from: number; name: string }[] = [];
  for (let from = text.indexOf("@"); from !== -1; from = text.indexOf("@", from + 1)) {
    const name = longestFirst.find(
      (each) => each !== "" && text.startsWith(each, from + 1) && !isWord(text.slice(from + 1 + each.length)),
    );
    // In an address the sign stands inside a word.
    if (name !== undefined && !/[\p{L}\p{N}]$/u.test(text.slice(0, from))) found.push({ from, name });
  }
  return found;
}

function isWord(rest: string): boolean {
  return /^[\p{L}\p{N}]/u.test(rest);
}
