import { randomBytes } from "node:crypto";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "#lib/files/make-folder.ts";

/** The shortest master secret that is accepted from the environment, in characters. */
export const minSecretLength = 32;

/**
 * The master secret of a data folder: the content of `<dataDir>/secret`, made (256 random bits, mode 0600) when missing.
 * Throws the file system's error (EACCES, EROFS, …) when the folder cannot be written, and an Error on a file that is too short.
 */
export function loadMasterSecret(dataDir: string): string {
  const path = join(dataDir, "secret");
  makeFolder(dataDir);
  try {
    // `wx` makes exactly one of two processes that start together the author.
    writeFileSync(path, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (!isExists(error)) throw error;
  }
  chmodSync(path, 0o600);
  const secret = readFileSync(path, "utf8").trim();
  if (secret.length < minSecretLength)
    throw new Error(`${path} holds fewer than ${minSecretLength} characters`);
  return secret;
}

function isExists(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST";
}
