/** The program with its directory, as it runs, over LevelDB, for each test of a file anew, and a document of Ann's in it. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import { type RunningServer, startServer } from "#collab-server/compose.ts";
import { readConfig } from "#collab-server/config.ts";
import { createRecordingLogger } from "#collab-server/testing/recording-logger.ts";
import type { DocumentFormat } from "#lib/collab/document-format.ts";
import { subprotocol, tokenSubprotocolPrefix } from "#lib/collab/message-types.ts";
import { createDocumentsClient, type PersonClient } from "#lib/documents/documents-client.ts";
import { deriveKey } from "#lib/secrets/derive-key.ts";
import { signToken } from "#lib/secrets/token.ts";

const masterSecret = "m".repeat(43);

/** Registers the hooks of the file that calls it. Close sockets in an `afterEach` that is registered behind it. */
export function useLiveDirectory(format: DocumentFormat = "text") {
  let dataDir: string;
  let server: RunningServer;
  let documentId: string;

  const start = () =>
    startServer(
      readConfig(["--data", dataDir, "--port", "0"], {
        NODE_ENV: "test",
        COLLAB_SECRET: masterSecret,
        COLLAB_DIRECTORY: "on",
      }),
      createRecordingLogger(),
    );
  const as = (personId: string): PersonClient =>
    createDocumentsClient({ baseUrl: `http://127.0.0.1:${server.port}`, masterSecret }).forPerson({
      personId,
      keyVersion: 1,
    });
  function tokenOf(personId: string): Promise<string> {
    const claims = { sub: personId, name: "From the token", color: "#000000" };
    return signToken("collab", deriveKey(masterSecret, "collab"), claims, 60);
  }

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "quire-live-"));
    server = await start();
    documentId = (await as("ann").createDocument({ kind: "blank", title: "Plan", format })).id;
  });
  afterEach(async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  return {
    as,
    tokenOf,
    documentId: () => documentId,
    /** Without a slash at its end. */
    url: () => `ws://127.0.0.1:${server.port}`,
    /** The subprotocols that a person's socket offers. */
    protocolsOf: async (personId: string) => [
      subprotocol,
      tokenSubprotocolPrefix + (await tokenOf(personId)),
    ],
    async restart() {
      await server.stop();
      server = await start();
    },
  };
}
