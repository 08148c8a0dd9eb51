/** `verify [<backup file>]`: is everything as it was written? Changes nothing; damaged rows are named, not mended. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { splitSettings } from "#collab-server/config.ts";
import { StartError } from "#collab-server/start-error.ts";
import { BackupError } from "../maintenance/backup-format.ts";
import type { Maintenance, VerifyEvent } from "../maintenance/maintenance-port.ts";
import type { DamagedFile } from "../storage/damaged-tables.ts";
import { openLeveldownStore } from "../storage/leveldown-store.ts";
import { readBackupFile } from "./backup-file.ts";
import type { Command } from "./command.ts";
import { describeFault } from "./describe-fault.ts";
import { readFolderConfig } from "./folder-config.ts";
import { createProgress, type Progress } from "./progress.ts";
import { showCount } from "./shown-count.ts";
import { unpackBackup } from "./unpack-backup.ts";
import { blobsOf, sayDamage, withMaintenance, withStore } from "./with-maintenance.ts";

/** Exit code 1: something is wrong. */
export const verify: Command = {
  summary: "Check every row, document and record of the data folder, or of a backup.",
  usage: "[backup file]",
  async run(args) {
    const { settings, rest } = splitSettings(args);
    const [file, ...more] = rest;
    if (more.length > 0 || file?.startsWith("-"))
      throw new StartError("Use it like this: verify [backup file]");
    const progress = createProgress({ stream: process.stderr, now: () => Date.now() });
    const print = (line: string) => process.stdout.write(`${line}\n`);
    const work = (maintenance: Maintenance) => printVerification(maintenance.verify(), progress, print);
    const config = readFolderConfig(settings);
    let isDamaged = false;
    const onDamage = (damaged: DamagedFile): void => {
      isDamaged = true;
      sayDamage(damaged);
    };
    const isSound = await (file === undefined
      ? withMaintenance(config, work, onDamage)
      : withBackup(file, progress, work));
    return isSound && !isDamaged ? 0 : 1;
  },
};

/** Most faults that are shown; whoever has more has one cause to look for, and not a list. */
const maxShownFaults = 20;

/** Prints faults as they are found, and a line at the end. True: nothing is wrong. Throws StartError when it was cut off. */
export async function printVerification(
  events: AsyncIterable<VerifyEvent>,
  progress: Progress,
  print: (line: string) => void,
): Promise<boolean> {
  let shown = 0;
  for await (const event of events) {
    if (event.kind === "progress")
      progress.report(`${showCount(event.documents, "document")}, ${showCount(event.rows, "row")} …`);
    else progress.end();
    if (event.kind === "fault" && shown++ < maxShownFaults) print(describeFault(event.fault));
    if (event.kind !== "done") continue;
    if (event.faults > maxShownFaults) print(`… and ${event.faults - maxShownFaults} more.`);
    if (event.aside > 0) print(`Found damaged earlier, and moved aside: ${showCount(event.aside, "row")}.`);
    const extent = `${showCount(event.documents, "document")}, ${showCount(event.rows, "row")}, ${showCount(event.records, "record")}`;
    print(event.faults === 0 ? `Everything is sound: ${extent}.` : `Faults: ${event.faults}, in ${extent}.`);
    return event.faults === 0;
  }
  throw new StartError("The look was cut off before its end. Run it again.");
}

/** Unpacks a backup to a temporary folder, and takes it away again. */
async function withBackup<T>(
  file: string,
  progress: Progress,
  work: (maintenance: Maintenance) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "quire-verify-"));
  try {
    await unpackBackup(readBackupFile(file), folder, progress);
    return await withStore(await openLeveldownStore(join(folder, "leveldb")), blobsOf(folder), work);
  } catch (error) {
    if (error instanceof BackupError) throw new StartError(error.message, error);
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
