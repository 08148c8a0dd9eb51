/** The /v1 API on a real HTTP server over a real LevelDB, with rooms that live in memory. */
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sampleThread } from "#collab-server/comments/comment-store.contract.ts";
import type { InstanceRules } from "#collab-server/documents/instance-rules.ts";
import { createApiHandler } from "#collab-server/http/api-handler.ts";
import { openLeveldownStore } from "#collab-server/storage/leveldown-store.ts";
import { createDirectoryBench, type DirectoryBench } from "#collab-server/testing/directory-bench.ts";
import { limits } from "#lib/collab/limits.ts";
import type { LinkRole } from "#lib/collab/role.ts";
import {
  createDocumentsClient,
  type DocumentsClient,
  type PersonClient,
} from "#lib/documents/documents-client.ts";
import { deriveKey } from "#lib/secrets/derive-key.ts";
import { signToken } from "#lib/secrets/token.ts";

export interface DirectoryServer extends DirectoryBench {
  url: string;
  client: DocumentsClient;
  /** A person's client, with the key version of somebody who was never signed out. */
  as(personId: string): PersonClient;
  /** A call as the client would never make it. */
  raw(
    path: string,
    init?: Omit<RequestInit, "headers"> & { headers?: Record<string, string> },
  ): Promise<Response>;
  /** Lets a person in by a fresh link, as far as having entered the room. */
  letIn(owner: string, documentId: string, personId: string, role: LinkRole): Promise<void>;
  /** Threads in a document until there are `count`, past the limits of the API. */
  fillThreads(documentId: string, count: number): Promise<void>;
  /** How many rows of comments there are, of all documents. */
  commentRows(): Promise<number>;
  close(): Promise<void>;
}

/** Starts one on a free port; in `folder` when given, which then outlives it. */
export async function startDirectoryServer(folder?: string, rules?: InstanceRules): Promise<DirectoryServer> {
  const home = folder ?? (await mkdtemp(join(tmpdir(), "quire-directory-")));
  const store = await openLeveldownStore(join(home, "leveldb"));
  const bench = createDirectoryBench(store, rules);
  const { directory, comments, search, masterSecret, logger } = bench;
  const handle = createApiHandler({
    directory,
    comments,
    search,
    masterSecret,
    logger,
    now: () => bench.clock.now,
  });
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A TCP server that listens has an AddressInfo; only pipes have a string.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = createDocumentsClient({ baseUrl: url, masterSecret });
  const as = (personId: string) => client.forPerson({ personId, keyVersion: 1 });

  return {
    ...bench,
    url,
    client,
    as,
    async raw(path, { headers = {}, ...init } = {}) {
      const token = await signToken(
        "service",
        deriveKey(masterSecret, "service"),
        {},
        limits.serviceTokenSeconds,
      );
      const sent = { authorization: `Bearer ${token}`, "quire-person": "ann", ...headers };
      return fetch(url + path, { ...init, headers: sent });
    },
    async letIn(owner, documentId, personId, role) {
      const { secret } = await as(owner).createLink(documentId, role);
      await as(personId).redeemLink(secret, "192.0.2.1");
      await bench.access.joined(personId, documentId);
    },
    async fillThreads(documentId, count) {
      const first = (await bench.commentStore.countThreads(documentId)) + 1;
      const numbers = Array.from({ length: count - first + 1 }, (_, at) => first + at);
      await Promise.all(
        numbers.map((seq) =>
          bench.commentStore.put(sampleThread({ documentId, id: `t${seq}`, seq }), undefined),
        ),
      );
    },
    async commentRows() {
      let rows = 0;
      const range = { gte: new TextEncoder().encode("comments."), lt: new TextEncoder().encode("comments/") };
      for await (const _row of store.range(range)) rows++;
      return rows;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await search.close();
      await directory.close();
      await store.close();
      if (folder === undefined) await rm(home, { recursive: true, force: true });
    },
  };
}
