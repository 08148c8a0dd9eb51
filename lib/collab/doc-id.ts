/**
 * Document ids: 22 characters of [A-Za-z0-9], about 131 bits, from the platform's CSPRNG.
 * `crypto.getRandomValues` exists in Node, in browsers, and also outside secure contexts.
 */
export type DocId = string & { readonly __brand: "DocId" };

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const idLength = 22;
const pattern = /^[A-Za-z0-9]{22}$/;

/** True for a string that has the form of a document id. Says nothing about existence. */
export function isDocId(value: unknown): value is DocId {
  return typeof value === "string" && pattern.test(value);
}

/** A new random id of `length` characters (default: a document id's 22). */
export function createId(length = idLength): string {
  // Bytes at or above 248 (the largest multiple of 62 below 256) are thrown away, so that no letter is likelier.
  const unbiasedBelow = 248;
  let id = "";
  while (id.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length * 2))) {
      if (byte < unbiasedBelow && id.length < length) id += alphabet.charAt(byte % alphabet.length);
    }
  }
  return id;
}

/** A new random document id. */
export function createDocId(): DocId {
  const id = createId();
  if (!isDocId(id)) throw new Error("createId broke its own contract");
  return id;
}
