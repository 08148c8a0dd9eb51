/** After this long without a move of their caret, somebody counts as away. */
export const idleAfterMs = 3 * 60_000;

/** Watches whose caret moves. Who never had one (a viewer) is never idle: reading does not show. */
export interface IdleCarets {
  /** Takes what presence says at the time `now`. */
  heard(states: ReadonlyMap<number, unknown>, now: number): void;
  isIdle(clientId: number, now: number): boolean;
}

export function createIdleCarets(): IdleCarets {
  const last = new Map<number, { cursor: string; at: number }>();
  return {
    heard(states, now) {
      for (const clientId of last.keys()) if (!states.has(clientId)) last.delete(clientId);
      for (const [clientId, state] of states) {
        const cursor = cursorOf(state);
        const known = last.get(clientId);
        if (known === undefined ? cursor !== "null" : known.cursor !== cursor)
          last.set(clientId, { cursor, at: now });
      }
    },
    isIdle(clientId, now) {
      const known = last.get(clientId);
      return known !== undefined && now - known.at >= idleAfterMs;
    },
  };
}

function cursorOf(state: unknown): string {
  const hasCursor = typeof state === "object" && state !== null && "cursor" in state;
  return JSON.stringify(hasCursor ? (state.cursor ?? null) : null);
}
