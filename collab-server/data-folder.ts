import { loadMasterSecret } from "#lib/secrets/master-secret.ts";
import type { Config } from "./config.ts";
import { StartError } from "./start-error.ts";

/** The master secret: from the environment, or of the data folder, where it is made when missing. Throws StartError. */
export function readSecret({ secret, dataDir }: Pick<Config, "secret" | "dataDir">): string {
  if (secret !== undefined) return secret;
  try {
    return loadMasterSecret(dataDir);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
    const sentence =
      code === undefined && error instanceof Error
        ? `${error.message}.`
        : `The data folder ${dataDir} cannot be written (${code}). Choose another with --data (DATA_DIR).`;
    throw new StartError(sentence, error);
  }
}
