import { accessSync, constants } from "node:fs";
import { makeFolder } from "#lib/files/make-folder.ts";
import { loadMasterSecret } from "#lib/secrets/master-secret.ts";
import { StartupError, systemErrorCode } from "./startup-error.ts";

/**
 * Makes the data folder when it is missing, and gives its master secret (made at the first start), or `given` when the
 * environment has one. Throws StartupError when the folder cannot be used.
 */
export function openDataFolder(dataDir: string, given: string | undefined): string {
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return given ?? loadMasterSecret(dataDir);
  } catch (error) {
    const reason = reasons[systemErrorCode(error) ?? ""];
    if (reason === undefined && systemErrorCode(error) === undefined && error instanceof Error)
      throw new StartupError(`${error.message}. Remove the file, or set COLLAB_SECRET.`, error);
    throw new StartupError(
      `The data folder ${dataDir} ${reason ?? "cannot be used"}. Make it writable, or choose another with DATA_DIR.`,
      error,
    );
  }
}

const reasons: Record<string, string> = {
  EACCES: "cannot be written",
  EPERM: "cannot be written",
  EROFS: "is on a read-only disk",
  ENOSPC: "is on a full disk",
  ENOTDIR: "is not a folder",
  EEXIST: "is not a folder",
};
