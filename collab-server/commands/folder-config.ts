import { type Config, readConfig } from "#collab-server/config.ts";
import { readRunningAddress } from "#collab-server/running-address.ts";

/** The settings of a command that asks the server which holds the folder: where that is, the folder knows, unless flags say it. */
export function readFolderConfig(settings: readonly string[]): Config {
  const config = readConfig(settings);
  const isAddressGiven = settings.some((arg) => /^--(host|port)(=|$)/.test(arg));
  return isAddressGiven ? config : { ...config, ...readRunningAddress(config.dataDir, config) };
}
