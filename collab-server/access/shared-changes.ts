import { z } from "zod";
import type { Cluster } from "#collab-server/cluster/cluster.ts";
import type { Logger } from "#collab-server/observability/logger.ts";
import { roles } from "#lib/collab/role.ts";
import { accessEnds } from "#lib/collab/session-message.ts";
import type { AccessChange, AccessPort } from "./access-port.ts";

const channel = "access";
const room = z.string();
const user = z.object({ id: z.string(), name: z.string(), color: z.string() });
const changeSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("role"),
    room,
    personId: z.string(),
    role: z
      .enum(roles)
      .nullable()
      .transform((role) => role ?? undefined),
    why: z.enum(accessEnds).optional(),
  }),
  z.object({ kind: z.literal("person"), user }),
  z.object({
    kind: z.literal("event"),
    room,
    to: z.union([z.object({ personId: z.string() }), z.object({ atLeast: z.enum(roles) })]),
    event: z.looseObject({ kind: z.string() }),
  }),
  z.object({
    kind: z.literal("personEvent"),
    personId: z.string(),
    event: z.looseObject({ kind: z.string() }),
  }),
  z.object({ kind: z.literal("audience"), room, hidesViewers: z.boolean() }),
  z.object({
    kind: z.literal("sessionsEnded"),
    personId: z.string(),
    ended: z.union([z.object({ deviceId: z.string() }), z.object({ keyVersionsBelow: z.number() })]),
  }),
  z.object({ kind: z.literal("deleted"), room }),
  z.object({ kind: z.literal("replaced"), room, incarnation: z.string() }),
]);

/** An ended access is `null`: JSON leaves out what is undefined. */
function encodeChange(change: AccessChange): Uint8Array {
  const ended = change.kind === "role" && change.role === undefined && { role: null };
  return new TextEncoder().encode(JSON.stringify({ ...change, ...ended }));
}

/**
 * `access`, whose changes reach the sockets of the other nodes as well. One that gets lost on the way is met at the next handshake,
 * ten minutes later at most, when the token has expired.
 */
export function shareAccessChanges(access: AccessPort, cluster: Cluster, logger: Logger): AccessPort {
  access.subscribe((change) => cluster.publish(channel, encodeChange(change)));

  function hear(message: Uint8Array, listener: (change: AccessChange) => void): void {
    try {
      listener(changeSchema.parse(JSON.parse(new TextDecoder().decode(message))));
    } catch (error) {
      // Of a newer program on another node: what it means is not known here.
      logger.warn({ error }, "cluster.message_unknown");
    }
  }

  return {
    admit: (claims, name) => access.admit(claims, name),
    joined: (personId, name) => access.joined(personId, name),
    subscribe(listener) {
      const stops = [
        access.subscribe(listener),
        cluster.subscribe(channel, (message) => hear(message, listener)),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
