/** The addresses that a picture may have: a blob of its document, or one in the web. */

export interface BlobPlace {
  documentId: string;
  hash: string;
}

/** What `src` holds for a blob of the document itself. */
export function blobSource(hash: string): string {
  return `blobs/${hash}`;
}

/** Where a browser finds a picture; undefined when `src` is nothing that may be drawn. */
export function pictureAddress(
  src: string,
  documentId: string,
): { kind: "own" | "foreign"; address: string } | undefined {
  const hash = /^blobs\/([0-9a-f]{64})$/.exec(src)?.[1];
  if (hash !== undefined) return { kind: "own", address: `/d/${documentId}/blobs/${hash}` };
  if (!URL.canParse(src)) return undefined;
  const url = new URL(src);
  // Only https: a picture over http can be read and changed on its way, and a page over https does not show it.
  return url.protocol === "https:" && url.username === "" && url.password === ""
    ? { kind: "foreign", address: url.href }
    : undefined;
}

/** The blob that an address on this server names, such as one that was copied out of another document. */
export function blobAt(address: string, origin: string): BlobPlace | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const match = /^\/d\/([A-Za-z0-9]{22})\/blobs\/([0-9a-f]{64})$/.exec(url.pathname);
  if (url.origin !== origin || match === null) return undefined;
  const [, documentId = "", hash = ""] = match;
  return { documentId, hash };
}

/** True for an address that means something only where it was copied: a disk, a mail, a page. */
export function isStranded(address: string): boolean {
  return /^(file|cid|blob|webkit-fake-url):/i.test(address);
}

/** The bytes of a `data:` address of a picture; undefined for anything else. */
export function pictureInAddress(address: string): Blob | undefined {
  const match = /^data:(image\/(?:png|jpeg|gif|webp|avif));base64,([A-Za-z0-9+/=\s]+)$/i.exec(address);
  if (match === null) return undefined;
  const [, type = "", base64 = ""] = match;
  try {
    const bytes = Uint8Array.from(atob(base64.replace(/\s/g, "")), (sign) => sign.charCodeAt(0));
    return new Blob([bytes], { type: type.toLowerCase() });
  } catch {
    // It claims to be base64 and is not: there is no picture in it.
    return undefined;
  }
}
