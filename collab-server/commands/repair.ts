/** `repair`: what can be saved of a database that does not open any more. The last resort; a backup is better. */
import { existsSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { readConfig } from "#collab-server/config.ts";
import { StartError } from "#collab-server/start-error.ts";
import { sealDamagedTables } from "../storage/damaged-tables.ts";
import { isLevelDatabaseFree, repairLevelDatabase } from "../storage/level-database.ts";
import { openLeveldownStore } from "../storage/leveldown-store.ts";
import { StoreError } from "../storage/ordered-store.ts";
import type { Command } from "./command.ts";
import { createProgress } from "./progress.ts";
import { printVerification } from "./verify.ts";
import { blobsOf, withStore } from "./with-maintenance.ts";

/** Exit code 1: something is missing in what was saved. */
export const repair: Command = {
  summary: "Save what can be saved of a damaged database. Keeps the damaged one beside it.",
  async run(args) {
    const { dataDir } = readConfig(args);
    const folder = join(dataDir, "leveldb");
    if (!existsSync(folder))
      throw new StartError(`There is no data in ${dataDir} yet. Is it the right folder (--data)?`);
    const print = (line: string): void => void process.stdout.write(`${line}\n`);
    try {
      // LevelDB's repair takes no lock, and ruins a database that is in use.
      if (!(await isLevelDatabaseFree(folder)))
        throw new StartError(`A server is using ${dataDir}. Stop it first.`);
      const kept = join(
        dataDir,
        `leveldb-before-repair-${new Date().toISOString().replaceAll(/[:.]/g, "-")}`,
      );
      await cp(folder, kept, { recursive: true });
      print(`The database as it was is kept: ${kept}`);
      print("Reading every table and log …");
      await sealDamagedTables(folder);
      await repairLevelDatabase(folder);
      const progress = createProgress({ stream: process.stderr, now: () => Date.now() });
      const store = await openLeveldownStore(folder);
      const isSound = await withStore(store, blobsOf(dataDir), (maintenance) =>
        printVerification(maintenance.verify(), progress, print),
      );
      return isSound ? 0 : 1;
    } catch (error) {
      if (error instanceof StoreError) throw new StartError(error.message, error);
      throw error;
    }
  },
};
