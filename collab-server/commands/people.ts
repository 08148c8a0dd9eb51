/**
 * `people` and `people link <id>`: who was ever here, and the way back for somebody who lost their identity.
 *
 * LevelDB belongs to one process. When the folder is free the command opens it; when a server holds it, the command asks
 * that server, with a service token made from the same master secret.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { splitSettings } from "#collab-server/config.ts";
import { readSecret } from "#collab-server/data-folder.ts";
import { StartError } from "#collab-server/start-error.ts";
import type { IdentityLink, PersonSummary } from "#lib/collab/service-api.ts";
import { ApiError } from "#lib/documents/api-error.ts";
import { createDocumentsClient } from "#lib/documents/documents-client.ts";
import { createAccessChanges } from "../access/access-changes.ts";
import { DirectoryError } from "../documents/directory-error.ts";
import { createOrderedDirectory } from "../documents/ordered-directory.ts";
import { createPeople } from "../documents/people.ts";
import { createLogger, type Logger } from "../observability/logger.ts";
import { openLeveldownStore } from "../storage/leveldown-store.ts";
import { StoreError } from "../storage/ordered-store.ts";
import type { Command } from "./command.ts";
import { readFolderConfig } from "./folder-config.ts";
import { serverUrlOf } from "./server-url.ts";
import { sayDamage } from "./with-maintenance.ts";

const usage = "[add <name> | link <id> [--sign-out-others]]";

/** `--sign-out-others`: opening the link ends the person's sessions on other devices. `add` and `link` make somebody a member. */
export const people: Command = {
  summary: "List everybody who was here, add somebody, or print a link that brings a lost identity back.",
  usage,
  async run(args) {
    const { settings, rest } = splitSettings(args);
    const config = readFolderConfig(settings);
    await runPeopleCommand({
      args: rest,
      dataDir: config.dataDir,
      readMasterSecret: () => readSecret(config),
      serverUrl: serverUrlOf(config.host, config.port),
      logger: createLogger(config.logLevel),
      print: (line) => process.stdout.write(`${line}\n`),
      now: () => Date.now(),
    });
    return 0;
  },
};

export interface PeopleCommandOptions {
  /** What follows `people` on the command line, without the settings. */
  args: readonly string[];
  dataDir: string;
  /** Called when there is data: reading makes a secret where there is none. */
  readMasterSecret: () => string;
  /** Where a server that holds the data folder listens. */
  serverUrl: string;
  logger: Logger;
  print: (line: string) => void;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** What both ways to the directory can do. */
interface Operator {
  list(): Promise<PersonSummary[]>;
  add(name: string): Promise<IdentityLink>;
  createIdentityLink(personId: string, signOutOthers: boolean): Promise<IdentityLink>;
}

/** Does what `args` say. Throws StartError with one clear sentence. */
export async function runPeopleCommand(options: PeopleCommandOptions): Promise<void> {
  const work = parseArgs(options);
  try {
    await withOperator(options, work);
  } catch (error) {
    const sentence = sentenceFor(error, options);
    if (sentence === undefined) throw error;
    throw new StartError(sentence, error);
  }
}

function parseArgs({ args, print }: PeopleCommandOptions): (operator: Operator) => Promise<void> {
  const [command, personId, ...flags] = args;
  if (command === undefined) return async (operator) => printPeople(await operator.list(), print);
  if (command === "add" && personId !== undefined && !personId.startsWith("-")) {
    // Names have spaces, and a shell takes them apart.
    const name = [personId, ...flags].join(" ");
    return async (operator) => printLink(await operator.add(name), print);
  }
  const signOutOthers = flags.includes("--sign-out-others");
  const hasUnknownFlags = flags.length > Number(signOutOthers);
  if (command !== "link" || personId === undefined || personId.startsWith("-") || hasUnknownFlags)
    throw new StartError(`Use it like this: people ${usage}`);
  return async (operator) => printLink(await operator.createIdentityLink(personId, signOutOthers), print);
}

async function withOperator(
  options: PeopleCommandOptions,
  work: (operator: Operator) => Promise<void>,
): Promise<void> {
  const { dataDir, serverUrl, logger, now } = options;
  const folder = join(dataDir, "leveldb");
  if (!existsSync(folder))
    throw new StartError(`There is no data in ${dataDir} yet. Is it the right folder (--data)?`);
  const store = await openLeveldownStore(folder, { onDamage: sayDamage }).catch((error: unknown) => {
    if (error instanceof StoreError && error.code === "locked") return undefined;
    throw error;
  });
  if (store === undefined) {
    const client = createDocumentsClient({ baseUrl: serverUrl, masterSecret: options.readMasterSecret() });
    return work({
      list: () => client.allPeople(),
      add: (name) => client.addPerson(name),
      createIdentityLink: (personId, signOutOthers) => client.createIdentityLink(personId, signOutOthers),
    });
  }
  try {
    const changes = createAccessChanges((error) => logger.error({ error }, "access.listener_failed"));
    const directory = createOrderedDirectory({ store, logger });
    await work(createPeople({ directory, changes, now }));
  } finally {
    await store.close();
  }
}

function sentenceFor(error: unknown, { dataDir, serverUrl }: PeopleCommandOptions): string | undefined {
  if (error instanceof ApiError && error.code === "unavailable")
    return `A server is using ${dataDir}, but does not answer at ${serverUrl}. Is it the right address (--host, --port)?`;
  if (error instanceof ApiError && error.code === "unauthorized")
    return `The server at ${serverUrl} does not accept the secret of ${dataDir}. Do both belong together?`;
  if (error instanceof ApiError || error instanceof DirectoryError) return error.publicMessage;
  return error instanceof StoreError ? error.message : undefined;
}

function printPeople(people: readonly PersonSummary[], print: (line: string) => void): void {
  if (people.length === 0) print("Nobody has created or opened anything yet.");
  const idWidth = Math.max(...people.map(({ id }) => id.length));
  for (const { id, name, documents, createdAt } of people) {
    const since = new Date(createdAt).toISOString().slice(0, 10);
    const count = `${documents} ${documents === 1 ? "document" : "documents"}`;
    print(`${id.padEnd(idWidth)}  ${since}  ${count.padStart(14)}  ${name}`);
  }
}

function printLink({ path, expiresAt }: IdentityLink, print: (line: string) => void): void {
  print(path);
  print(
    `Put this behind the address of your Quire, such as http://localhost:3000, and give it to this person only. ` +
      `It works once, until ${new Date(expiresAt).toISOString().slice(0, 16).replace("T", " ")} UTC.`,
  );
}
