/**
 * Secrets of share links: base64url(linkId ‖ HMAC-SHA256(linkKey, linkId ‖ generation)), contracts.md.
 * linkId is 8 random bytes, the generation a u32 big-endian, the HMAC cut to 128 bits: 24 bytes, 32 characters.
 * The database holds id and generation only, so a dialog can always show the link, and a stolen database cannot.
 */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const idBytes = 8;
const macBytes = 16;
const secretPattern = /^[A-Za-z0-9_-]{32}$/;
/** How far back an outdated secret is still recognised, to be told "switched off" rather than "unknown". */
const rememberedGenerations = 32;

/** A new random link id: 16 hexadecimal digits. */
export function createLinkId(): string {
  return randomBytes(idBytes).toString("hex");
}

/** The part of the link's URL after `/l/`. */
export function linkSecret(linkKey: Uint8Array, linkId: string, generation: number): string {
  const id = Buffer.from(linkId, "hex");
  return Buffer.concat([id, macOf(linkKey, id, generation)]).toString("base64url");
}

export interface ParsedLinkSecret {
  linkId: string;
  mac: Uint8Array;
}

/** Takes a secret apart; undefined when it has not even the form of one. Says nothing about validity. */
export function parseLinkSecret(secret: string): ParsedLinkSecret | undefined {
  if (!secretPattern.test(secret)) return undefined;
  const bytes = Buffer.from(secret, "base64url");
  return { linkId: bytes.subarray(0, idBytes).toString("hex"), mac: bytes.subarray(idBytes) };
}

/** Whether the secret is of this generation, of an earlier one (the link was rotated), or made up. Constant time per generation. */
export function checkLinkSecret(
  linkKey: Uint8Array,
  { linkId, mac }: ParsedLinkSecret,
  generation: number,
): "current" | "outdated" | "forged" {
  const id = Buffer.from(linkId, "hex");
  const matches = (candidate: number) => timingSafeEqual(macOf(linkKey, id, candidate), mac);
  if (matches(generation)) return "current";
  const oldest = Math.max(1, generation - rememberedGenerations);
  for (let earlier = generation - 1; earlier >= oldest; earlier--) if (matches(earlier)) return "outdated";
  return "forged";
}

function macOf(linkKey: Uint8Array, id: Uint8Array, generation: number): Buffer {
  const counter = Buffer.alloc(4);
  counter.writeUInt32BE(generation);
  return createHmac("sha256", linkKey).update(id).update(counter).digest().subarray(0, macBytes);
}
