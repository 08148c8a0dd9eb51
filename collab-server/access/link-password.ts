import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import type { LinkPasswordRecord } from "../documents/records.ts";

/** 2^15 rounds take about 60 ms and 32 MB here: nothing for somebody who knows it, much for somebody who tries them all. */
const cost = 15;
const hashBytes = 32;

/** A password as it is kept: what it was cannot be read from it. */
export async function hashLinkPassword(password: string): Promise<LinkPasswordRecord> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, cost);
  return { salt: salt.toString("base64"), hash: hash.toString("base64"), cost };
}

/** Whether this is the password that `kept` was made from. */
export async function isLinkPassword(kept: LinkPasswordRecord, password: string): Promise<boolean> {
  const hash = await derive(password, Buffer.from(kept.salt, "base64"), kept.cost);
  const wanted = Buffer.from(kept.hash, "base64");
  return hash.byteLength === wanted.byteLength && timingSafeEqual(hash, wanted);
}

function derive(password: string, salt: Uint8Array, log2n: number): Promise<Buffer> {
  const n = 2 ** log2n;
  return new Promise((resolve, reject) => {
    // The same letters can be typed composed or not; both are the same password.
    scrypt(
      password.normalize("NFC"),
      salt,
      hashBytes,
      // Node refuses more than 32 MB unless told; scrypt needs 128 * N * r.
      { N: n, r: 8, p: 1, maxmem: 256 * n * 8 },
      (error, key) => {
        if (error === null) resolve(key);
        else reject(error);
      },
    );
  });
}
