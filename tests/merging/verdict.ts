/** Judges by machine what two people see after their edits crossed. */
import type { Ink } from "./ink.ts";
import { type OutlineBlock, textOf } from "./outline.ts";
import type { Person, TypedRun } from "./person.ts";

/** From worst to best. Everything before `kept` is bad. */
export const verdicts = [
  "crashed",
  "diverged",
  "lost",
  "doubled",
  "came back",
  "interleaved",
  "garbled",
  "wrong place",
  "wrong shape",
  "kept",
  "same",
] as const;
export type VerdictWord = (typeof verdicts)[number];

export interface Verdict {
  word: VerdictWord;
  /** What is wrong, readable; empty for good ones. */
  detail: string;
}

/** True when everything that anybody typed is where they put it, once. */
export const isGood = (word: VerdictWord) => word === "kept" || word === "same";

export const worseOf = (one: Verdict, other: Verdict) =>
  verdicts.indexOf(other.word) < verdicts.indexOf(one.word) ? other : one;

export interface Evidence {
  start: readonly OutlineBlock[];
  people: readonly Person[];
  final: readonly OutlineBlock[];
  ink: Ink;
  mayReturn: boolean;
}

/** The first thing wrong with the text itself, whatever the shape; undefined when every character is accounted for. */
export function judgeText(evidence: Evidence): Verdict | undefined {
  return (
    judgeConservation(evidence) ??
    judgeRuns(evidence) ??
    judgeOrder(evidence) ??
    judgePlaces(evidence) ??
    judgeRemarks(evidence)
  );
}

/** Each character that nobody deleted is there exactly once; each that somebody deleted is not there. */
export function judgeConservation({ start, people, final, ink, mayReturn }: Evidence): Verdict | undefined {
  const counts = new Map<string, number>();
  for (const character of charactersOf(final, ink)) counts.set(character, (counts.get(character) ?? 0) + 1);
  const written = [
    ...charactersOf(start, ink),
    ...people.flatMap(({ runs }) => runs.flatMap((run) => run.characters)),
  ];
  const wills = (character: string) => people.map((person) => person.wills.get(character));
  const isDeleted = (character: string) => wills(character).includes("deleted");
  const isRestored = (character: string) => wills(character).includes("restored");

  const lost = written.filter((character) => !counts.has(character) && !isDeleted(character));
  if (lost.length > 0) return { word: "lost", detail: `"${ink.read(lost.join(""))}" is gone` };
  const doubled = written.filter((character) => (counts.get(character) ?? 0) > 1);
  if (doubled.length > 0)
    return { word: "doubled", detail: `"${ink.read(doubled.join(""))}" is there more than once` };
  const back = written.filter(
    (character) => counts.has(character) && isDeleted(character) && !isRestored(character) && !mayReturn,
  );
  if (back.length > 0) return { word: "came back", detail: `"${ink.read(back.join(""))}" had been deleted` };
  return undefined;
}

/** What somebody typed in one go stays in one piece. */
function judgeRuns({ people, final, ink }: Evidence): Verdict | undefined {
  const flat = flatten(final, ink);
  const typed = new Set(people.flatMap(({ runs }) => runs.flatMap((run) => run.characters)));
  for (const { run, author } of allRuns(people)) {
    const alive = run.characters.filter((character) => flat.index.has(character));
    for (let i = 1; i < alive.length; i += 1) {
      const [before, here] = [flat.index.get(alive[i - 1] ?? "") ?? 0, flat.index.get(alive[i] ?? "") ?? 0];
      const between = flat.order.slice(before + 1, here);
      const said = `what ${author} typed, "${ink.read(run.characters.join(""))}"`;
      if (here < before) return { word: "garbled", detail: `${said} is out of order` };
      const strangers = between.filter((each) => !run.characters.includes(each));
      if (strangers.some((each) => typed.has(each)))
        return { word: "interleaved", detail: `${said} is mixed with the other's` };
      if (strangers.length > 0) return { word: "garbled", detail: `${said} is torn apart` };
    }
  }
  return undefined;
}

/** Letters that stood in one block at the start keep their order wherever they still share a block. */
function judgeOrder({ start, final, ink }: Evidence): Verdict | undefined {
  for (const original of start) {
    const rank = new Map(charactersOf([original], ink).map((character, index) => [character, index]));
    for (const each of final) {
      if (each.rows !== undefined) continue;
      const ranks = charactersOf([each], ink).flatMap((character) => rank.get(character) ?? []);
      if (ranks.some((value, index) => value < (ranks[index - 1] ?? -1))) {
        return { word: "garbled", detail: `"${ink.read(textOf(each))}" is out of order` };
      }
    }
  }
  return undefined;
}

/** A typed run stands between the two characters its author put it between, with nothing older in between. */
function judgePlaces({ people, final, ink }: Evidence): Verdict | undefined {
  const flat = flatten(final, ink);
  const typed = new Set(people.flatMap(({ runs }) => runs.flatMap((run) => run.characters)));
  for (const { run, author } of allRuns(people)) {
    const first = flat.index.get(run.characters.find((each) => flat.index.has(each)) ?? "");
    const last = flat.index.get(run.characters.findLast((each) => flat.index.has(each)) ?? "");
    if (first === undefined || last === undefined) continue;
    const left = run.left === undefined ? undefined : flat.index.get(run.left);
    const right = run.right === undefined ? undefined : flat.index.get(run.right);
    const follows = left !== undefined && left < first && onlyTyped(flat.order.slice(left + 1, first), typed);
    const precedes =
      right !== undefined && last < right && onlyTyped(flat.order.slice(last + 1, right), typed);
    const inBlockOf = (other: number | undefined) =>
      other !== undefined && flat.blocks[other] === flat.blocks[first];
    const neighbours = [left !== undefined, right !== undefined].filter(Boolean).length;
    const isHome = (follows && inBlockOf(left)) || (precedes && inBlockOf(right));
    if (neighbours > 0 && !isHome) {
      return { word: "wrong place", detail: `what ${author} typed, "${ink.read(run.characters.join(""))}"` };
    }
  }
  return undefined;
}

function judgeRemarks({ people }: Evidence): Verdict | undefined {
  const [detail] = people.flatMap((person) => [
    ...person.lostRemarks(),
    ...person.comments.complaints(people),
  ]);
  return detail === undefined ? undefined : { word: "wrong place", detail };
}

const onlyTyped = (characters: readonly string[], typed: ReadonlySet<string>) =>
  characters.every((character) => typed.has(character));

const allRuns = (people: readonly Person[]): { run: TypedRun; author: string }[] =>
  people.flatMap((person) => person.runs.map((run) => ({ run, author: person.name })));

function charactersOf(blocks: readonly OutlineBlock[], ink: Ink): string[] {
  return blocks.flatMap((each) => ink.characters(textOf(each)));
}

/** All characters in reading order, where each stands, and the number of its block (or table cell). */
function flatten(blocks: readonly OutlineBlock[], ink: Ink) {
  const order: string[] = [];
  const homes: number[] = [];
  let home = 0;
  for (const each of blocks) {
    for (const text of each.rows?.flat() ?? [textOf(each)]) {
      home += 1;
      for (const character of ink.characters(text)) {
        order.push(character);
        homes.push(home);
      }
    }
  }
  return { order, blocks: homes, index: new Map(order.map((character, index) => [character, index])) };
}
