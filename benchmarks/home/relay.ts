import { subprotocol, tokenSubprotocolPrefix } from "../../lib/collab/message-types.ts";
import { deriveKey } from "../../lib/secrets/derive-key.ts";
import { signToken } from "../../lib/secrets/token.ts";
import { connectRaw, type RawClient } from "../../tests/integration/raw-client.ts";

/** One that writes, one that reads along. */
export interface Pair {
  /** Writes 50 letters a second while `isOn` holds; the times until the other one had each, in milliseconds. */
  write(isOn: () => boolean): Promise<number[]>;
  writer: RawClient;
  close(): void;
}

/** Opens two sockets of ann's in a document. */
export async function openPair(port: number, masterSecret: string, documentId: string): Promise<Pair> {
  async function open(): Promise<RawClient> {
    const claims = { sub: "ann", name: "Ann", color: "#000000" };
    const token = await signToken("collab", deriveKey(masterSecret, "collab"), claims, 300);
    const protocols = [subprotocol, tokenSubprotocolPrefix + token];
    const client = connectRaw(`ws://127.0.0.1:${port}/${documentId}`, { protocols });
    await client.synced;
    return client;
  }
  const [writer, reader] = [await open(), await open()];
  return {
    writer,
    async write(isOn) {
      const times: number[] = [];
      while (isOn()) {
        const started = performance.now();
        const arrived = new Promise<void>((resolve) => {
          reader.doc.once("update", () => resolve());
        });
        writer.edit((doc) => doc.getText("measured").insert(0, "x"));
        await arrived;
        times.push(performance.now() - started);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return times;
    },
    close() {
      writer.socket.terminate();
      reader.socket.terminate();
    },
  };
}
