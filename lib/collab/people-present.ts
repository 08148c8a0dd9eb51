import { isString, matching, object, shape } from "#lib/shape/shape.ts";

const presenceShape = shape(
  "presence",
  object({
    user: object({ name: isString, color: matching(/^#[0-9a-f]{6}$/i) }, { id: isString }),
  }),
);

export interface PresentPerson {
  /** The person's id; for a client without one (stock y-websocket), made from its client id. */
  id: string;
  name: string;
  color: string;
  isSelf: boolean;
  /** The clients of this person that have a caret: who only reads has none. */
  carets: readonly number[];
}

/**
 * Who is in the document, one entry per person however many tabs they have open: oneself first, then by name.
 * States of other programs that name nobody are left out.
 */
export function peoplePresent(
  states: ReadonlyMap<number, unknown>,
  ownClientId: number,
): readonly PresentPerson[] {
  const people = new Map<string, PresentPerson>();
  for (const [clientId, state] of states) {
    const presence = presenceShape.safeParse(state);
    if (!presence.success) continue;
    const { user } = presence.data;
    const id = user.id ?? `client-${clientId}`;
    const carets = [...(people.get(id)?.carets ?? []), ...(hasCursor(state) ? [clientId] : [])];
    const isSelf = clientId === ownClientId || people.get(id)?.isSelf === true;
    // One's own state is the newest; among others' tabs the last one wins.
    const own = people.get(id);
    if (own?.isSelf === true) people.set(id, { ...own, carets });
    else people.set(id, { id, name: user.name, color: user.color, isSelf, carets });
  }
  return [...people.values()].sort((a, b) =>
    a.isSelf === b.isSelf ? a.name.localeCompare(b.name) || a.id.localeCompare(b.id) : a.isSelf ? -1 : 1,
  );
}

function hasCursor(state: unknown): boolean {
  return typeof state === "object" && state !== null && "cursor" in state && state.cursor != null;
}
