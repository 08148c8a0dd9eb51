import { readFileSync } from "node:fs";
import { checkConfig } from "./commands/check-config.ts";
import type { Command } from "./commands/command.ts";
import { runPeopleCommand } from "./commands/people.ts";
import { start } from "./commands/start.ts";
import { token } from "./commands/token.ts";
import { configHelp, readConfig, splitSettings } from "./config.ts";
import { readSecret } from "./data-folder.ts";
import { createLogger } from "./observability/logger.ts";
import { StartError } from "./start-error.ts";

const people: Command = {
  summary: "List everybody who was here, or print a link that brings a lost identity back.",
  usage: "[link <id>] [--sign-out-others]",
  run(args) {
    const { settings, rest } = splitSettings(args);
    const config = readConfig(settings);
    return runPeopleCommand({
      args: rest,
      dataDir: config.dataDir,
      masterSecret: readSecret(config),
      serverUrl: `http://${config.host}:${config.port}`,
      logger: createLogger(config.logLevel),
      print: (line) => process.stdout.write(`${line}\n`),
      now: () => Date.now(),
    });
  },
};

const commands: Record<string, Command> = { start, "check-config": checkConfig, token, people };

/** Runs what the command line says; resolves to the exit code. Throws StartError. */
export async function runCli(args: readonly string[]): Promise<number> {
  if (args.includes("--help") || args.includes("-h") || args[0] === "help") {
    process.stdout.write(help());
    return 0;
  }
  if (args.includes("--version")) {
    process.stdout.write(`${version()}\n`);
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

/** Both from the source and from the bundle in dist/, package.json is one folder up. */
function version(): string {
  const text = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  return /"version":\s*"([^"]+)"/.exec(text)?.[1] ?? "unknown";
}
