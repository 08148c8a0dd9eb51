import type { PictureServer } from "#lib/editor/pictures/pictures.ts";
import { webApi } from "#lib/web-api/lazy-web-api.ts";
import { WebApiError } from "#lib/web-api/web-api-error.ts";

/** How a document's pictures reach the server. */
export function pictureServer(documentId: string): PictureServer {
  return {
    async upload(file, onProgress, signal) {
      const { uploadPicture } = await import("#lib/web-api/upload-picture.ts").catch((cause: unknown) => {
        throw new WebApiError(
          "offline",
          "Quire cannot be reached. Check the connection and try again.",
          cause,
        );
      });
      return uploadPicture(documentId, file, onProgress, signal);
    },
    copy: (from) => webApi.copyPicture(documentId, from),
  };
}
