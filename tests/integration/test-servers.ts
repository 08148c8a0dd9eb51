/** Collab servers and raw clients for the tests of a file, which end with each test. */
import { afterEach } from "vitest";
import {
  startTestServer,
  type TestServer,
  type TestServerOptions,
} from "#collab-server/testing/test-server.ts";
import { connectRaw, type RawClient, type RawClientOptions } from "./raw-client.ts";

/** Registers the hooks of the file that calls it. */
export function useTestServers() {
  const servers: TestServer[] = [];
  const clients: RawClient[] = [];
  afterEach(async () => {
    for (const { socket } of clients.splice(0)) socket.terminate();
    for (const server of servers.splice(0)) await server.close();
  });

  async function start(options: TestServerOptions = {}): Promise<TestServer> {
    const server = await startTestServer(options);
    servers.push(server);
    return server;
  }
  function connect(url: string, options?: RawClientOptions): RawClient {
    const client = connectRaw(url, options);
    clients.push(client);
    return client;
  }
  return { start, connect };
}
