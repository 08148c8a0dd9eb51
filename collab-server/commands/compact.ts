/** `compact [room]`: merges everything that can be merged, at rest. The server does the same by itself, when it is worth it. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { readConfig, splitSettings } from "#collab-server/config.ts";
import { StartError } from "#collab-server/start-error.ts";
import { compactStep } from "../compaction/compact-step.ts";
import type { Compactor } from "../compaction/compactor.ts";
import { createInlineCompactor } from "../compaction/inline-compactor.ts";
import { mergeOldHistory } from "../compaction/retention.ts";
import { openLeveldownStore } from "../storage/leveldown-store.ts";
import type { LogArchive } from "../storage/log-archive.ts";
import { createLogSurvey, type LogSurvey } from "../storage/log-survey.ts";
import { type OrderedStore, StoreError } from "../storage/ordered-store.ts";
import { createOrderedUpdateLog } from "../storage/ordered-update-log.ts";
import type { Command } from "./command.ts";
import { createProgress, type Progress } from "./progress.ts";
import { showBytes } from "./shown-bytes.ts";
import { showCount } from "./shown-count.ts";
import { sayDamage } from "./with-maintenance.ts";

const usage = "[room]";

/** Exit code 1: a document could not be compacted; `verify` says what is wrong with it. */
export const compact: Command = {
  summary: "Merge the logs of all documents, or of one, while no server runs.",
  usage,
  async run(args) {
    const { settings, rest } = splitSettings(args);
    const [room, ...more] = rest;
    if (more.length > 0 || room?.startsWith("-")) throw new StartError(`Use it like this: compact ${usage}`);
    const config = readConfig(settings);
    const progress = createProgress({ stream: process.stderr, now: () => Date.now() });
    const folder = join(config.dataDir, "leveldb");
    if (!existsSync(folder))
      throw new StartError(`There is no data in ${config.dataDir} yet. Is it the right folder (--data)?`);
    const before = folderBytes(folder);
    const store = await openStore(folder, config.dataDir);
    let refused: number;
    try {
      refused = await compactRooms({
        store,
        room,
        historyDays: config.historyDays,
        progress,
        dataDir: config.dataDir,
      });
    } finally {
      await store.close();
    }
    process.stdout.write(
      `The data takes ${showBytes(folderBytes(folder))} now, ${showBytes(before)} before.\n`,
    );
    return refused > 0 ? 1 : 0;
  },
};

async function openStore(folder: string, dataDir: string): Promise<OrderedStore> {
  try {
    return await openLeveldownStore(folder, { onDamage: sayDamage });
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    if (error.code !== "locked") throw new StartError(error.message, error);
    const sentence = `A server is using ${dataDir}. It compacts by itself while it runs; stop it to have everything compacted now.`;
    throw new StartError(sentence, error);
  }
}

interface CompactRooms {
  store: OrderedStore;
  room: string | undefined;
  historyDays: number | undefined;
  progress: Progress;
  dataDir: string;
}

/** Gives the number of rooms that were left as they are, because something in them is wrong. */
async function compactRooms({ store, room, historyDays, progress, dataDir }: CompactRooms): Promise<number> {
  const archive = createOrderedUpdateLog(store);
  const compactor = createInlineCompactor();
  const survey = createLogSurvey(store);
  let [rooms, rows, refused] = [0, 0, 0];
  for await (const name of room === undefined ? survey.rooms() : only(room, survey, dataDir)) {
    const done = await compactRoom(name, archive, compactor);
    rooms++;
    rows += done.rows;
    if (done.refusal !== undefined) {
      refused++;
      progress.end();
      process.stdout.write(`${name}: left as it is (${done.refusal}). verify says more.\n`);
    } else if (historyDays !== undefined) {
      await mergeOldHistory(name, { archive, compactor, now: () => Date.now(), historyDays }, true);
    }
    await archive.reclaim(name);
    progress.report(`${showCount(rooms, "document")}, ${showCount(rows, "row")} …`);
  }
  progress.end();
  process.stdout.write(`Compacted ${showCount(rooms, "document")}: ${showCount(rows, "row")} merged.\n`);
  return refused;
}

async function compactRoom(
  room: string,
  archive: LogArchive,
  compactor: Compactor,
): Promise<{ rows: number; refusal: string | undefined }> {
  for (let rows = 0; ; ) {
    const step = await compactStep({ room, archive, compactor, now: () => Date.now() });
    if (step.kind === "refused") return { rows, refusal: step.reason };
    if (step.kind !== "done") return { rows, refusal: undefined };
    rows += step.rows;
    if (step.isAll) return { rows, refusal: undefined };
  }
}

async function* only(room: string, survey: LogSurvey, dataDir: string): AsyncGenerator<string> {
  if ((await survey.room(room)).bytes === 0)
    throw new StartError(`There is no room “${room}” in ${dataDir}.`);
  yield room;
}

function folderBytes(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}
