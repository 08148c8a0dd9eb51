import { hkdfSync } from "node:crypto";

/** What a key may be used for. Each purpose has a key of its own, so that no token of one passes as another. */
export const keyPurposes = [
  "session",
  "collab",
  "service",
  "link",
  "webhook",
  "identity",
  "metrics",
] as const;
export type KeyPurpose = (typeof keyPurposes)[number];

/** The 32-byte key for one purpose: HKDF-SHA256 (RFC 5869) of the master secret, with the purpose as `info`. */
export function deriveKey(masterSecret: string, purpose: KeyPurpose): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", masterSecret, "quire", purpose, 32));
}
