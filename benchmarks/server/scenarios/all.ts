import type { Scenario } from "../scenario.ts";
import { coldJoin } from "./cold-join.ts";
import { durable } from "./durable.ts";
import { memory } from "./memory.ts";
import { presence } from "./presence.ts";
import { ramp } from "./ramp.ts";
import { relay } from "./relay.ts";
import { slow } from "./slow.ts";
import { storm } from "./storm.ts";

/** By the word that `--only` takes, in the order of docs/benchmarks.md. */
export const scenarios: Record<string, Scenario> = {
  relay,
  ramp,
  presence,
  memory,
  "cold-join": coldJoin,
  storm,
  slow,
  durable,
};
