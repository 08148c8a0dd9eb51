import { readConfig } from "#collab-server/config.ts";
import { readSecret } from "#collab-server/data-folder.ts";
import { metricsToken } from "#lib/secrets/metrics-token.ts";
import type { Command } from "./command.ts";

/** For the operator's Prometheus, which must read figures and nothing else. */
export const printMetricsToken: Command = {
  summary: "Print the token that opens /metrics, and nothing else.",
  async run(args) {
    process.stdout.write(`${metricsToken(readSecret(readConfig(args)))}\n`);
    return 0;
  },
};
