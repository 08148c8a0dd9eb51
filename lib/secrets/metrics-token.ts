import { deriveKey } from "./derive-key.ts";

/** What an operator's Prometheus shows to read `/metrics`. It opens nothing else, and lasts as long as the master secret. */
export function metricsToken(masterSecret: string): string {
  return Buffer.from(deriveKey(masterSecret, "metrics")).toString("base64url");
}
