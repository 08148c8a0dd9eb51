/**
 * The server's settings: environment and flags, flags win, everything checked at once. The only file of the server that reads
 * process.env. The table is the one list; the help text, the flags and the checks are derived from it.
 */
import { parseArgs } from "node:util";
import { z } from "zod";
import { logLevels } from "#collab-server/observability/logger.ts";
import { limits } from "#lib/collab/limits.ts";
import { minSecretLength } from "#lib/secrets/master-secret.ts";
import { StartError } from "./start-error.ts";

const isOrigin = (text: string): boolean => text === "*" || /^https?:\/\/[^/\s]+$/i.test(text);

/** `flag` undefined: by environment only, because a command line is seen by everybody on the machine. */
const settings = {
  host: {
    env: "COLLAB_HOST",
    flag: "host",
    fallback: "127.0.0.1",
    help: "Address to listen on.",
    schema: z.string().min(1, "must name an address, such as 127.0.0.1 or 0.0.0.0"),
  },
  port: {
    env: "COLLAB_PORT",
    flag: "port",
    fallback: "1234",
    help: "Port to listen on; 0 takes a free one.",
    schema: z
      .string()
      .regex(/^\d{1,5}$/, "must be a port number, such as 1234")
      .transform(Number)
      .refine((port) => port < 65_536, "must be at most 65535"),
  },
  dataDir: {
    env: "DATA_DIR",
    flag: "data",
    fallback: "./data",
    help: "Folder for everything that the server keeps.",
    schema: z.string().min(1, "must name a folder, such as ./data"),
  },
  auth: {
    env: "COLLAB_AUTH",
    flag: "auth",
    fallback: "token",
    help: "token: clients need a token. open: everybody edits everything.",
    schema: z.enum(["token", "open"], "must be token or open"),
  },
  allowedOrigins: {
    env: "COLLAB_ALLOWED_ORIGINS",
    flag: "allowed-origins",
    fallback: "",
    help: "Pages that may connect, beside those of the same host: origins with commas between, or *.",
    schema: z
      .string()
      .transform((text) =>
        text
          .split(",")
          .map((origin) => origin.trim().toLowerCase())
          .filter((origin) => origin !== ""),
      )
      .refine((list) => list.every(isOrigin), "must hold origins such as https://notes.example, or *"),
  },
  maxConnectionsPerAddress: {
    env: "COLLAB_MAX_PER_ADDRESS",
    flag: "max-per-address",
    fallback: String(limits.maxConnectionsPerAddress),
    help: "Most sockets from one address, or IPv6 /64.",
    schema: z
      .string()
      .regex(/^[1-9]\d{0,6}$/, "must be a number, such as 1000")
      .transform(Number),
  },
  historyDays: {
    env: "COLLAB_HISTORY_DAYS",
    flag: "history-days",
    fallback: "all",
    help: "Days of history to keep; what is older is merged away. all: everything.",
    schema: z
      .string()
      .regex(/^(all|[1-9]\d{0,4})$/, "must be a number of days, such as 365, or all")
      .transform((text) => (text === "all" ? undefined : Number(text))),
  },
  metrics: {
    env: "COLLAB_METRICS",
    flag: "metrics",
    fallback: "token",
    help: "token: /metrics wants what metrics-token prints. open: whoever reaches the port reads it.",
    schema: z.enum(["token", "open"], "must be token or open"),
  },
  guests: {
    env: "COLLAB_GUESTS",
    flag: "guests",
    fallback: "on",
    help: "on: a link is enough. off: only members get in, whom `people add` makes.",
    schema: z.enum(["on", "off"], "must be on or off"),
  },
  create: {
    env: "COLLAB_CREATE",
    flag: "create",
    fallback: "everybody",
    help: "Who may create documents: everybody, or members.",
    schema: z.enum(["everybody", "members"], "must be everybody or members"),
  },
  logLevel: {
    env: "COLLAB_LOG_LEVEL",
    flag: "log-level",
    fallback: "info",
    help: `How much to log: ${logLevels.join(", ")}.`,
    schema: z.enum(logLevels, `must be one of ${logLevels.join(", ")}`),
  },
  secret: {
    env: "COLLAB_SECRET",
    flag: undefined,
    fallback: undefined,
    help: "Master secret; without it, one is made in the data folder.",
    schema: z.string().min(minSecretLength, `must have at least ${minSecretLength} characters`).optional(),
  },
  directory: {
    env: "COLLAB_DIRECTORY",
    flag: undefined,
    fallback: "off",
    help: "on: only documents of the directory can be opened (npm start sets this).",
    schema: z.enum(["on", "off"], "must be on or off"),
  },
  proxyKey: {
    env: "COLLAB_PROXY_KEY",
    flag: undefined,
    fallback: undefined,
    help: "Key of the proxy in front (npm start sets this).",
    schema: z.string().min(minSecretLength, `must have at least ${minSecretLength} characters`).optional(),
  },
} as const;

type SettingName = keyof typeof settings;
const names = Object.keys(settings).filter((name: string): name is SettingName => name in settings);
export type Config = { [Name in SettingName]: z.output<(typeof settings)[Name]["schema"]> };

/** A setting as the person who must mend it knows it. */
function nameOf(name: SettingName): string {
  const { env, flag } = settings[name];
  return flag === undefined ? env : `--${flag} (${env})`;
}

/** The settings in `args` and `env`. Throws StartError with every problem on a line of its own. */
export function readConfig(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Config {
  const { values, problems } = readFlags(args);
  const shape: Record<string, z.ZodType> = {};
  const given: Record<string, string | undefined> = {};
  for (const name of names) {
    const { env: variable, fallback, schema } = settings[name];
    shape[name] = schema;
    // An empty variable is what a shell or a compose file leaves of one that nobody set.
    given[name] = values.get(name) ?? (env[variable] || fallback);
  }
  const parsed = z.object(shape).safeParse(given);
  for (const issue of parsed.error?.issues ?? []) {
    const name = names.find((each) => each === issue.path[0]);
    if (name !== undefined) problems.push(`${nameOf(name)} ${issue.message}.`);
  }
  if (given["auth"] === "open" && given["directory"] === "on") {
    problems.push("--auth (COLLAB_AUTH) open is for the server alone; npm start needs token.");
  }
  if (problems.length > 0) throw new StartError(problems.join("\n"));
  // The schemas of the table are the types of Config, name by name; zod's object of a computed shape forgets that.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return parsed.data as Config;
}

/** Takes the settings out of a command line that holds words and options of a command's own, too. */
export function splitSettings(args: readonly string[]): { settings: string[]; rest: string[] } {
  const flags = names.flatMap((name) => settings[name].flag ?? []);
  const taken: { settings: string[]; rest: string[] } = { settings: [], rest: [] };
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? "";
    const flag = flags.find((each) => arg === `--${each}` || arg.startsWith(`--${each}=`));
    (flag === undefined ? taken.rest : taken.settings).push(arg);
    const value = args[i + 1];
    if (arg !== `--${flag}` || value === undefined) continue;
    taken.settings.push(value);
    i++;
  }
  return taken;
}

function readFlags(args: readonly string[]): { values: Map<SettingName, string>; problems: string[] } {
  const flags = names.flatMap((name) => settings[name].flag ?? []);
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(flags.map((flag) => [flag, { type: "string" as const }])),
    strict: false,
    tokens: true,
  });
  const values = new Map<SettingName, string>();
  const problems: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") problems.push(`“${token.value}” is not understood; see --help.`);
    if (token.kind !== "option") continue;
    const name = names.find((each) => settings[each].flag === token.name);
    if (name === undefined) problems.push(`${token.rawName} is not a setting; see --help.`);
    else if (token.value === undefined) problems.push(`--${token.name} needs a value.`);
    else values.set(name, token.value);
  }
  return { values, problems };
}

/** The settings as lines for `--help`. */
export function configHelp(): string {
  const lines = names.map((name) => {
    const { env, flag, fallback, help } = settings[name];
    const left = `  ${flag === undefined ? "" : `--${flag}`}`.padEnd(21) + env.padEnd(24);
    return `${left}${help}${fallback ? ` [${fallback}]` : ""}`;
  });
  return lines.join("\n");
}

/** The settings as they are, for `check-config`; secrets as ***. */
export function describeConfig(config: Config): string {
  return names
    .map((name) => {
      const value = config[name];
      const isSecret = name === "secret" || name === "proxyKey";
      const shown = Array.isArray(value) ? value.join(", ") : String(value ?? "");
      return `${settings[name].env}=${isSecret && value !== undefined ? "***" : shown}`;
    })
    .join("\n");
}
