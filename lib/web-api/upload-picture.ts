import { type BlobEntry, blobSchema } from "#lib/collab/service-api.ts";
import { toError } from "./call-web-api.ts";
import { WebApiError } from "./web-api-error.ts";

/**
 * Sends a picture's bytes to a document. XMLHttpRequest, since `fetch` tells nobody how far it is. Rejects with WebApiError; an
 * abort, with `offline`.
 */
export function uploadPicture(
  documentId: string,
  file: Blob,
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<BlobEntry> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const unreachable = (): void =>
      reject(new WebApiError("offline", "Quire cannot be reached. Check the connection and try again."));
    request.open("POST", `/api/documents/${encodeURIComponent(documentId)}/blobs`);
    request.upload.addEventListener("progress", ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 0),
    );
    request.addEventListener("error", unreachable);
    request.addEventListener("abort", unreachable);
    request.addEventListener("load", () => {
      read(request).then(resolve, reject);
    });
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

async function read({ status, responseText }: XMLHttpRequest): Promise<BlobEntry> {
  if (status < 200 || status > 299) throw await toError(responseText);
  try {
    return blobSchema.parse(JSON.parse(responseText));
  } catch (cause) {
    throw new WebApiError("internal", "Something went wrong. Reload the page and try again.", cause);
  }
}
