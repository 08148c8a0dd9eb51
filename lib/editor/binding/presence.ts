import type { Anchor } from "./binding.ts";

export interface Presence {
  name: string;
  /** `#rrggbb` */
  color: string;
  cursor?: { anchor: Anchor; head: Anchor };
}

const fallback = { name: "Someone", color: "#6b7280" };
const maxNameLength = 60;

/** Somebody's awareness state, which may hold anything, as what can be drawn. */
export function parsePresence(fields: unknown): Presence {
  const user = property(fields, "user");
  const name = property(user, "name");
  const color = property(user, "color");
  const anchor = property(property(fields, "cursor"), "anchor");
  const head = property(property(fields, "cursor"), "head");
  return {
    name: typeof name === "string" && name.trim() !== "" ? name.slice(0, maxNameLength) : fallback.name,
    color: typeof color === "string" && /^#[0-9a-f]{6}$/i.test(color) ? color : fallback.color,
    ...(isAnchor(anchor) && isAnchor(head) && { cursor: { anchor, head } }),
  };
}

function property(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return new Map<string, unknown>(Object.entries(value)).get(name);
}

function isAnchor(value: unknown): value is Anchor {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
