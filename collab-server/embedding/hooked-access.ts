/** An embedding program's answers in the shape in which the server asks: who is it, and what may they do. */
import { z } from "zod";
import type { AccessChanges } from "#collab-server/access/access-changes.ts";
import type { AccessPort } from "#collab-server/access/access-port.ts";
import type { TokenGate } from "#collab-server/transport/token-gate.ts";
import { roles } from "#lib/collab/role.ts";
import type { HookRunner } from "./hook-runner.ts";
import type { Hooks, User } from "./options.ts";

const userSchema = z
  .object({
    id: z.string().min(1).max(128),
    name: z.string().max(200),
    color: z.string().regex(/^#[0-9a-f]{6}$/i),
  })
  .optional();
const roleSchema = z.enum(roles).optional();

/** Asks `authenticate`. An answer that is no user counts as a failure, not as a refusal: refusals are for good. */
export function createHookedGate(
  authenticate: NonNullable<Hooks["authenticate"]>,
  hooks: HookRunner,
): TokenGate {
  return {
    async check(token, { room = "", origin, address, headers }) {
      const user = await hooks.ask("authenticate", async () =>
        userSchema.parse(await authenticate({ room, token, origin, address, headers })),
      );
      return user && { sub: user.id, name: user.name, color: user.color };
    },
  };
}

/** Asks `authorise`; without one, everybody edits. */
export function createHookedAccess(
  authorise: Hooks["authorise"],
  hooks: HookRunner,
  changes: AccessChanges,
): AccessPort {
  return {
    async admit(claims, room) {
      const user: User | undefined = claims && { id: claims.sub, name: claims.name, color: claims.color };
      const role =
        authorise === undefined
          ? "edit"
          : await hooks.ask("authorise", async () => roleSchema.parse(await authorise({ room, user })));
      return role && { role, ...(user && { user }) };
    },
    joined: async () => {},
    subscribe: (listener) => changes.subscribe(listener),
  };
}
