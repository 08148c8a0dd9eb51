import { parseArgs } from "node:util";
import { scenarios } from "./scenarios/all.ts";
import { type SubjectKey, subjectKeys } from "./subjects.ts";

export interface Options {
  only: readonly string[];
  servers: readonly SubjectKey[];
  seconds: number;
  /** Each server is measured so often, in turns; the medians count. */
  rounds: number;
  isFull: boolean;
  trace: string;
  /** A folder for processor profiles of the servers. */
  profile: string | undefined;
  /** Results are printed and not written. */
  isDry: boolean;
}

export const usage = `npm run bench:server -- [options]
  --only a,b       scenarios: ${Object.keys(scenarios).join(", ")}
  --servers a,b    servers: ${subjectKeys.join(", ")}
  --seconds n      length of a measured window [8]
  --rounds n       measures in turns so often, and takes medians: for a machine that others use, too [1]
  --full           full sizes (the whole trace, 300 MB); takes much longer
  --trace path     the keystroke history [../shared/data/automerge-paper.json.gz]
  --profile dir    writes a processor profile of every server
  --dry            prints, and writes no results
`;

/** Throws with a sentence for people. */
export function readOptions(args: readonly string[], root: string): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: "string" },
      servers: { type: "string" },
      seconds: { type: "string", default: "8" },
      rounds: { type: "string", default: "1" },
      full: { type: "boolean", default: false },
      trace: { type: "string", default: `${root}/../shared/data/automerge-paper.json.gz` },
      profile: { type: "string" },
      dry: { type: "boolean", default: false },
    },
  });
  return {
    only: chosen(values.only, Object.keys(scenarios), "scenario"),
    servers: chosen(values.servers, subjectKeys, "server"),
    seconds: Number(values.seconds),
    rounds: Number(values.rounds),
    isFull: values.full,
    trace: values.trace,
    profile: values.profile,
    isDry: values.dry,
  };
}

function chosen<T extends string>(text: string | undefined, all: readonly T[], what: string): T[] {
  if (text === undefined) return [...all];
  return text.split(",").map((word) => {
    const found = all.find((each) => each === word);
    if (found === undefined) throw new Error(`There is no ${what} “${word}”: ${all.join(", ")}.`);
    return found;
  });
}
