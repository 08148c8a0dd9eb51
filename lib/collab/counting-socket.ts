import { messageType, syncType } from "./message-types.ts";

/** The two kinds of frames that message 100 counts. */
export type DocumentMessage = "sentStep2" | "sentUpdate";

/** Which counted frame this is, if any. Both numbers are varUints below 128: one byte each. */
export function documentMessageOf(data: unknown): DocumentMessage | undefined {
  const bytes =
    data instanceof Uint8Array ? data : data instanceof ArrayBuffer ? new Uint8Array(data) : undefined;
  if (bytes === undefined || bytes[0] !== messageType.sync) return undefined;
  if (bytes[1] === syncType.step2) return "sentStep2";
  return bytes[1] === syncType.update ? "sentUpdate" : undefined;
}

/** A WebSocket class like `Base` that tells of every document message just before it is sent. */
export function createCountingSocket(
  Base: typeof WebSocket,
  onDocumentMessage: (message: DocumentMessage) => void,
): typeof WebSocket {
  return class CountingSocket extends Base {
    override send(data: string | Blob | BufferSource): void {
      const message = documentMessageOf(data);
      if (message !== undefined) onDocumentMessage(message);
      super.send(data);
    }
  };
}
