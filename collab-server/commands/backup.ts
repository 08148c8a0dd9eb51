/** `backup <file>`: the whole data folder as it is at one moment in one file, while the server runs or not. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { splitSettings } from "#collab-server/config.ts";
import { StartError } from "#collab-server/start-error.ts";
import { backupMagic, encodeBackupRecord, readBackupRecords } from "../maintenance/backup-format.ts";
import { writeBackupFile } from "./backup-file.ts";
import type { Command } from "./command.ts";
import { readFolderConfig } from "./folder-config.ts";
import { createProgress, type Progress } from "./progress.ts";
import { showBytes } from "./shown-bytes.ts";
import { showCount } from "./shown-count.ts";
import { type FolderConfig, withMaintenance } from "./with-maintenance.ts";

const usage = "<file> [--without-secret]";

/** `--without-secret`: the file opens no door, but restoring it ends all links and sign-ins. */
export const backup: Command = {
  summary: "Write everything to one file, also while the server runs.",
  usage,
  async run(args) {
    const { settings, rest } = splitSettings(args);
    const files = rest.filter((arg) => arg !== "--without-secret");
    const [file, ...more] = files;
    if (file === undefined || file.startsWith("-") || more.length > 0)
      throw new StartError(`Use it like this: backup ${usage}`);
    const progress = createProgress({ stream: process.stderr, now: () => Date.now() });
    const withSecret = files.length === rest.length;
    const { rows, bytes, hasSecret } = await backUp(readFolderConfig(settings), file, withSecret, progress);
    process.stdout.write(
      `${file}: ${showCount(rows, "row")}, ${showBytes(bytes)}${hasSecret ? "" : ", without the secret"}.\n`,
    );
    return 0;
  },
};

/** Backs up the folder of `config`, the secret included when it lies there. Throws StartError; then no file is left. */
export async function backUp(
  config: FolderConfig,
  file: string,
  withSecret: boolean,
  progress: Progress,
): Promise<{ rows: number; bytes: number; hasSecret: boolean }> {
  const secret = withSecret ? secretOf(config) : undefined;
  let rows = 0;
  const bytes = await withMaintenance(config, async (maintenance) => {
    async function* records(): AsyncGenerator<Uint8Array> {
      yield backupMagic;
      // Read here record by record, so that a stream that was cut off or damaged on its way never becomes a backup.
      for await (const record of readBackupRecords(maintenance.backup())) {
        if (record.kind === "end" && secret !== undefined)
          yield encodeBackupRecord({ kind: "secret", secret });
        yield encodeBackupRecord(record);
        rows += Number(record.kind === "row");
        progress.report(`${showCount(rows, "row")} …`);
      }
    }
    return writeBackupFile(file, records());
  });
  progress.end();
  return { rows, bytes, hasSecret: secret !== undefined };
}

/** The secret of the folder. One from the environment is kept by whoever keeps that. */
function secretOf({ dataDir, secret }: FolderConfig): string | undefined {
  const path = join(dataDir, "secret");
  if (secret !== undefined || !existsSync(path)) return undefined;
  return readFileSync(path, "utf8").trim();
}
