import { limits } from "#lib/collab/limits.ts";
import type { Person } from "#lib/collab/service-api.ts";
import { deriveKey } from "#lib/secrets/derive-key.ts";
import { signToken } from "#lib/secrets/token.ts";
import type { Session } from "./session.ts";

/**
 * A token that says who somebody is at the collab server's handshake, with the name and colour as shown to others, and
 * when it ends (ms since 1970). It names no document: what the person may do there, the server decides.
 */
export async function mintCollabToken(
  person: Pick<Person, "id" | "name" | "color">,
  session: Session,
  masterSecret: string,
): Promise<{ token: string; expiresAt: number }> {
  const seconds = limits.collabTokenSeconds;
  const { keyVersion: kv, deviceId: dev } = session;
  const claims = { sub: person.id, name: person.name, color: person.color, kv, dev };
  const expiresAt = (Math.floor(Date.now() / 1000) + seconds) * 1000;
  return { token: await signToken("collab", deriveKey(masterSecret, "collab"), claims, seconds), expiresAt };
}
