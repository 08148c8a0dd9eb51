/**
 * The life of a room. A closed room is forgotten, and the next visitor opens a new one; who comes while it drains waits for
 * that, because a document must not be loaded while its last write is under way.
 *
 *      loading ──loaded──► ready ──drain──► draining ──drained──► closed
 *         └───loadFailed──────────────────────────────────────────▲
 */
export type RoomState = "loading" | "ready" | "draining" | "closed";
export type RoomStateEvent = "loaded" | "loadFailed" | "drain" | "drained";

/** Undefined: the event cannot happen there, and is a fault of this program. */
const transitions: Record<RoomState, Record<RoomStateEvent, RoomState | undefined>> = {
  loading: { loaded: "ready", loadFailed: "closed", drain: "draining", drained: undefined },
  ready: { loaded: undefined, loadFailed: undefined, drain: "draining", drained: undefined },
  // A server that stops may drain a room that is still being loaded.
  draining: { loaded: "draining", loadFailed: "draining", drain: "draining", drained: "closed" },
  closed: { loaded: undefined, loadFailed: undefined, drain: "closed", drained: "closed" },
};

/** The state after `event`. Throws on one that cannot happen. */
export function nextRoomState(state: RoomState, event: RoomStateEvent): RoomState {
  const next = transitions[state][event];
  if (next === undefined) throw new Error(`a room that is ${state} cannot meet ${event}`);
  return next;
}
