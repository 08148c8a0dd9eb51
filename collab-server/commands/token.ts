import { parseArgs } from "node:util";
import { readConfig, splitSettings } from "#collab-server/config.ts";
import { readSecret } from "#collab-server/data-folder.ts";
import { StartError } from "#collab-server/start-error.ts";
import { createId } from "#lib/collab/doc-id.ts";
import { friendlyPerson } from "#lib/collab/friendly-person.ts";
import { roles } from "#lib/collab/role.ts";
import { isRoomName } from "#lib/collab/room-name.ts";
import { deriveKey } from "#lib/secrets/derive-key.ts";
import { signToken } from "#lib/secrets/token.ts";
import type { Command } from "./command.ts";

const own = {
  room: { type: "string" },
  role: { type: "string" },
  for: { type: "string" },
  person: { type: "string" },
  name: { type: "string" },
  color: { type: "string" },
} as const;

/** Prints a token for one room, for use without the web app. */
export const token: Command = {
  summary: "Print a token for one room, for use without the web app.",
  usage: "--room R [--role edit] [--for 1h] [--person ID] [--name NAME] [--color #1d4ed8]",
  async run(args) {
    const { settings, rest } = splitSettings(args);
    const config = readConfig(settings);
    const values = readOwn(rest);
    const role = roles.find((each) => each === (values.role ?? "edit"));
    const seconds = parseDuration(values.for ?? "1h");
    const person = values.person ?? createId();
    const friendly = friendlyPerson(person);
    const color = values.color ?? friendly.color;
    const problems = [
      !isRoomName(values.room ?? "") && "--room must name a room.",
      role === undefined && `--role must be one of ${roles.join(", ")}.`,
      seconds === undefined && "--for must be a time such as 30m, 1h or 7d.",
      !/^#[0-9a-f]{6}$/i.test(color) && "--color must be a colour such as #1d4ed8.",
    ].filter((problem) => problem !== false);
    if (problems.length > 0 || seconds === undefined) throw new StartError(problems.join("\n"));
    const claims = {
      sub: person,
      name: values.name ?? friendly.name,
      color,
      room: values.room,
      role,
    };
    const jwt = await signToken("collab", deriveKey(readSecret(config), "collab"), claims, seconds);
    process.stdout.write(`${jwt}\n`);
    return 0;
  },
};

function readOwn(args: string[]) {
  try {
    return parseArgs({ args, options: own }).values;
  } catch (error) {
    throw new StartError(error instanceof Error ? `${error.message}.` : String(error), error);
  }
}

/** Seconds in `90s`, `30m`, `1h` or `7d`. */
function parseDuration(text: string): number | undefined {
  const [, amount, unit = ""] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  const seconds: Record<string, number> = { s: 1, m: 60, h: 3_600, d: 86_400 };
  const factor = seconds[unit];
  return amount === undefined || factor === undefined ? undefined : Number(amount) * factor;
}
