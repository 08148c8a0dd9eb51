import { describeConfig, readConfig } from "#collab-server/config.ts";
import type { Command } from "./command.ts";

/** Checks the settings without starting anything. */
export const checkConfig: Command = {
  summary: "Check the settings and show them; secrets as ***.",
  async run(args) {
    process.stdout.write(`${describeConfig(readConfig(args))}\n`);
    return 0;
  },
};
