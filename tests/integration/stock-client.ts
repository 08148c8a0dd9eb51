/** Stock y-websocket clients of three generations, as somebody else's program would use them. */
import { WebSocket } from "ws";
import { WebsocketProvider as Provider3 } from "y-websocket";
import { WebsocketProvider as Provider1 } from "y-websocket-1";
import { WebsocketProvider as Provider2 } from "y-websocket-2";
import * as Y from "yjs";

const providers = { "1.5.4": Provider1, "2.1.0": Provider2, "3.1.0": Provider3 } as const;
export type StockVersion = keyof typeof providers;
export const stockVersions: readonly StockVersion[] = ["1.5.4", "2.1.0", "3.1.0"];

export interface StockClient {
  version: StockVersion;
  doc: Y.Doc;
  provider: Provider3;
  destroy(): void;
}

/** Connects a new, empty document. */
export function connectStock(
  version: StockVersion,
  url: string,
  room: string,
  params: Record<string, string> = {},
): StockClient {
  const doc = new Y.Doc();
  const provider = new providers[version](url, room, doc, {
    // The browser's WebSocket is what the option is typed as; ws has all of it that the provider uses.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    maxBackoffTime: 200,
    params,
  });
  return {
    version,
    doc,
    provider,
    destroy() {
      provider.destroy();
      doc.destroy();
    },
  };
}
