import { startServer } from "#collab-server/compose.ts";
import { type Config, readConfig } from "#collab-server/config.ts";
import { createLogger } from "#collab-server/observability/logger.ts";
import { waitForStop } from "#collab-server/wait-for-stop.ts";
import type { ChildMessage } from "#lib/collab/child-message.ts";
import type { Command } from "./command.ts";

/** Starts the server, and ends when a signal or the launcher says so. */
export const start: Command = {
  summary: "Start the server (also without a word).",
  async run(args) {
    const config = readConfig(args);
    const stopAsked = waitForStop(process);
    const logger = createLogger(config.logLevel);
    const server = await startServer(config, logger);
    announce(config, server.port);
    // A server that is gone without a word leaves its operator guessing.
    logger.info({ cause: await stopAsked }, "server.stopping");
    await server.stop();
    return 0;
  },
};

/** To the launcher, when there is one, else to whoever sits in front of the terminal; stdout is for the log. */
function announce(config: Config, port: number): void {
  const message: ChildMessage = { kind: "listening", port };
  if (process.send) process.send(message);
  else process.stderr.write(`Quire collaboration server on ws://${urlHost(config.host)}:${port}/<room>\n`);
  if (config.auth !== "open") return;
  const isLocal = ["127.0.0.1", "::1", "localhost"].includes(config.host);
  const reach = isLocal ? "Every program on this machine" : `EVERYBODY WHO REACHES ${config.host}`;
  process.stderr.write(
    `\n  WARNING  --auth open: ${reach} can read and change every document here, without a token.\n\n`,
  );
}

function urlHost(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}
