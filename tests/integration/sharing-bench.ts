/** A document of Ann's in a directory of its own for each test, and what is asked of it again and again. */
import { afterEach, beforeEach } from "vitest";
import type { RedeemProof } from "#lib/collab/service-api.ts";
import { type DirectoryServer, startDirectoryServer } from "./directory-server.ts";

export const address = "192.0.2.1";

/** Registers the hooks of the file that calls it. */
export function useSharing() {
  let server: DirectoryServer;
  let documentId: string;
  beforeEach(async () => {
    server = await startDirectoryServer();
    documentId = (await server.as("ann").createDocument({ kind: "blank", title: "Plan" })).id;
    server.changes.length = 0;
  });
  afterEach(() => server.close());
  return {
    server: () => server,
    documentId: () => documentId,
    ann: () => server.as("ann"),
    redeem: (personId: string, secret: string, proof?: RedeemProof, from = address) =>
      server.as(personId).redeemLink(secret, from, proof),
    /** Their role, or the code of the refusal. */
    roleOf: (personId: string) =>
      server
        .as(personId)
        .document(documentId)
        .then(
          ({ role }) => role,
          (error: { code: string }) => error.code,
        ),
    /** What was told to the sockets of that person about their role. */
    changesOf: (personId: string) =>
      server.changes.filter((change) => change.kind === "role" && change.personId === personId),
  };
}
