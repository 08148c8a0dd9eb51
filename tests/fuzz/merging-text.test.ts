import { expect, test } from "vitest";
import { textBinding } from "#lib/editor/binding/text/text-binding.ts";
import { rounds } from "../depth.ts";
import { runRound } from "./merging-round.ts";
import { actions } from "./merging-text-actions.ts";

const seeds = rounds(600, 6000);
const first = Number(process.env.QUIRE_FUZZ_SEED ?? 1);
const batch = 50;

test.each(Array.from({ length: Math.ceil(seeds / batch) }, (_, i) => first + i * batch))(
  "three people edit apart and meet: seeds from %i",
  (from) => {
    for (let seed = from; seed < from + batch; seed += 1) {
      expect(() => runRound({ binding: textBinding, seed, steps: 40, actions })).not.toThrow();
    }
  },
);
