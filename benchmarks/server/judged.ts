import type { ScenarioResults } from "./results.ts";
import type { Target } from "./scenario.ts";

export interface Judged {
  /** The ratio, or with `itself` the figure. */
  value: number;
  isMet: boolean;
}

/** How our figure stands to a target; undefined when something was not measured. */
export function judge(target: Target, { servers }: ScenarioResults): Judged | undefined {
  const own = servers.quire?.[target.key];
  const base = baseOf(target, servers);
  if (own === undefined || base === undefined) return undefined;
  const value = own / base;
  return { value, isMet: target.direction === "most" ? value <= target.aim : value >= target.aim };
}

function baseOf(
  { key, against, direction }: Target,
  servers: ScenarioResults["servers"],
): number | undefined {
  if (against === "itself") return 1;
  if (against === "bare") return servers.bare?.[key];
  const peers = [servers["y-websocket"]?.[key], servers.hocuspocus?.[key]].filter(
    (each) => each !== undefined,
  );
  if (peers.length === 0) return undefined;
  return direction === "most" ? Math.min(...peers) : Math.max(...peers);
}
