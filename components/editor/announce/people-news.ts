import type { Texts } from "#lib/texts/texts.ts";

interface Named {
  id: string;
  name: string;
  isSelf: boolean;
}

/** More than these are a number. */
const namedAtMost = 3;

/**
 * What changed from one list of people to the next, in a sentence or two; undefined where nobody came or went. With no
 * `before` it tells who is here already.
 */
export function peopleNews(
  before: readonly Named[] | undefined,
  after: readonly Named[],
  texts: Texts,
): string | undefined {
  if (before === undefined) return sentence("here", others(after, []), texts);
  const sentences = [
    sentence("joined", others(after, before), texts),
    sentence("left", others(before, after), texts),
  ];
  const said = sentences.filter((each) => each !== undefined).join(". ");
  return said === "" ? undefined : said;
}

function others(people: readonly Named[], without: readonly Named[]): string[] {
  const known = new Set(without.map(({ id }) => id));
  return people.filter(({ id, isSelf }) => !isSelf && !known.has(id)).map(({ name }) => name);
}

function sentence(
  what: "here" | "joined" | "left",
  names: readonly string[],
  texts: Texts,
): string | undefined {
  const count = names.length;
  if (count === 0) return undefined;
  if (count > namedAtMost) return texts(`announce.${what}Many`, { count });
  return texts(`announce.${what}`, { count, names: new Intl.ListFormat(texts.locale).format(names) });
}
