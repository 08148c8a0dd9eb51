/**
 * The server's side of a WebSocket, played by a test: a class that a provider can construct, and a handle on each socket
 * that it opened. Nothing happens by itself; frames pass at once.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as syncProtocol from "y-protocols/sync";
import * as Y from "yjs";
import { messageType, syncType } from "../message-types.ts";
import type { SessionMessage } from "../session-message.ts";

export interface FakeSocket {
  readonly url: string;
  readonly protocols: readonly string[];
  /** Document messages received on this socket. */
  readonly documentMessages: number;
  readonly isClosed: boolean;
  open(): void;
  /** Step 1 and step 2: what the server does once its room is loaded. */
  sync(): void;
  /** Somebody else's edit. */
  update(update: Uint8Array): void;
  settle(messages: number): void;
  session(message: SessionMessage): void;
  close(code: number): void;
}

export interface FakeServer {
  readonly doc: Y.Doc;
  readonly sockets: readonly FakeSocket[];
  readonly last: FakeSocket;
  /** Applies what comes in; false: frames fall on the floor, as with a viewer. */
  accepts: boolean;
  readonly WebSocketClass: typeof WebSocket;
}

export function createFakeServer(): FakeServer {
  const doc = new Y.Doc();
  const sockets: FakeSocket[] = [];

  class Socket implements FakeSocket {
    static readonly OPEN = 1;
    readonly OPEN = 1;
    binaryType = "arraybuffer";
    readyState = 0;
    onopen: (() => void) | null = null;
    onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
    onclose: ((event: { code: number; reason: string }) => void) | null = null;
    onerror: (() => void) | null = null;
    documentMessages = 0;
    readonly url: string;
    readonly protocols: readonly string[];

    constructor(url: string, protocols: string[] = []) {
      this.url = url;
      this.protocols = protocols;
      sockets.push(this);
    }

    get isClosed(): boolean {
      return this.readyState === 3;
    }

    open(): void {
      this.readyState = 1;
      this.onopen?.();
    }

    sync(): void {
      this.#deliver(messageType.sync, (encoder) => syncProtocol.writeSyncStep1(encoder, doc));
      this.#deliver(messageType.sync, (encoder) => syncProtocol.writeSyncStep2(encoder, doc));
    }

    update(update: Uint8Array): void {
      this.#deliver(messageType.sync, (encoder) => syncProtocol.writeUpdate(encoder, update));
    }

    settle(messages: number): void {
      this.#deliver(messageType.durable, (encoder) => encoding.writeVarUint(encoder, messages));
    }

    session(message: SessionMessage): void {
      this.#deliver(messageType.session, (encoder) =>
        encoding.writeVarString(encoder, JSON.stringify(message)),
      );
    }

    /** Called by the server with a code, by the client with none. */
    close(code?: number): void {
      this.readyState = 3;
      if (code !== undefined) this.onclose?.({ code, reason: "" });
    }

    send(data: Uint8Array): void {
      const decoder = decoding.createDecoder(data);
      if (decoding.readVarUint(decoder) !== messageType.sync) return;
      const kind = decoding.readVarUint(decoder);
      if (kind === syncType.step1) return;
      this.documentMessages++;
      if (server.accepts) Y.applyUpdate(doc, decoding.readVarUint8Array(decoder));
    }

    #deliver(type: number, write: (encoder: encoding.Encoder) => void): void {
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, type);
      write(encoder);
      this.onmessage?.({ data: encoding.toUint8Array(encoder).slice().buffer });
    }
  }

  const server: FakeServer = {
    doc,
    sockets,
    accepts: true,
    get last() {
      const socket = sockets.at(-1);
      if (socket === undefined) throw new Error("no socket was opened");
      return socket;
    },
    // A test double of what the provider touches, not of the whole class.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    WebSocketClass: Socket as unknown as typeof WebSocket,
  };
  return server;
}
