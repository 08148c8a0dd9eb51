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
    const isSelf = clientId === ownClientId || people.get(id)?.isSelf === true;
    // One's own state is the newest; among others' tabs the last one wins.
    if (people.get(id)?.isSelf !== true) people.set(id, { id, name: user.name, color: user.color, isSelf });
  }
  return [...people.values()].sort((a, b) =>
    a.isSelf === b.isSelf ? a.name.localeCompare(b.name) || a.id.localeCompare(b.id) : a.isSelf ? -1 : 1,
  );
}
