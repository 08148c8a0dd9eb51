import packageJson from "../package.json" with { type: "json" };
import { backup } from "./commands/backup.ts";
import { checkConfig } from "./commands/check-config.ts";
import type { Command } from "./commands/command.ts";
import { compact } from "./commands/compact.ts";
import { inspect } from "./commands/inspect.ts";
import { printMetricsToken } from "./commands/metrics-token.ts";
import { people } from "./commands/people.ts";
import { repair } from "./commands/repair.ts";
import { restore } from "./commands/restore.ts";
import { start } from "./commands/start.ts";
import { token } from "./commands/token.ts";
import { verify } from "./commands/verify.ts";
import { configHelp } from "./config.ts";
import { StartError } from "./start-error.ts";

const commands: Record<string, Command> = {
  start,
  "check-config": checkConfig,
  inspect,
  verify,
  compact,
  backup,
  restore,
  repair,
  token,
  "metrics-token": printMetricsToken,
  people,
};

/** Runs what the command line says; resolves to the exit code. Throws StartError. */
export async function runCli(args: readonly string[]): Promise<number> {
  if (args.includes("--help") || args.includes("-h") || args[0] === "help") {
    process.stdout.write(help());
    return 0;
  }
  if (args.includes("--version")) {
    process.stdout.write(`${packageJson.version}\n`);
    return 0;
  }
  const [first] = args;
  // Without a word, or with settings only, it starts.
  if (first === undefined || first.startsWith("-")) return start.run(args);
  const command = Object.hasOwn(commands, first) ? commands[first] : undefined;
  if (command === undefined) throw new StartError(`“${first}” is no command; see --help.`);
  return command.run(args.slice(1));
}

function help(): string {
  const lines = Object.entries(commands).map(([word, { summary, usage }]) => {
    const line = `  ${word.padEnd(19)}${summary}`;
    return usage === undefined ? line : `${line}\n  ${"".padEnd(19)}${usage}`;
  });
  return `quire-collab-server [command] [settings]

Commands
${lines.join("\n")}

Settings (flag, environment variable, meaning [default]; flags win)
${configHelp()}

  --version            The version of this program.
`;
}
