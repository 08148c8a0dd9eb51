/** A client at the level of frames, which can misbehave, and which knows what was acknowledged. */
import { WebSocket } from "ws";
import * as Y from "yjs";
import { encodeStep1, encodeStep2, encodeUpdate } from "#collab-server/protocol/server-message.ts";
import { readServerFrame, type ServerFrame } from "#collab-server/testing/server-frame.ts";

export interface RawClientOptions {
  protocols?: string[];
  headers?: Record<string, string>;
  /** What the client has already, from an earlier connection or typed without one. Default: nothing. */
  doc?: Y.Doc;
  /** Answers the server's step 1 and asks for the document, as a real client does. Default true. */
  isTalking?: boolean;
}

export interface RawClient {
  socket: WebSocket;
  doc: Y.Doc;
  frames: ServerFrame[];
  /** Resolves when the socket is open; rejects with the HTTP status when it was refused. */
  opened: Promise<void>;
  closed: Promise<{ code: number; reason: string }>;
  /** Resolves when the answer to step 1 was applied; rejects when the socket ends before. */
  synced: Promise<void>;
  send(frame: Uint8Array | string): void;
  /** Changes the document and sends the update; answers how many document messages were sent so far. */
  edit(change: (doc: Y.Doc) => void): number;
  /** What the last message 100 said. */
  settled(): number;
}

/** Opens a socket to `url`, room included. */
export function connectRaw(url: string, options: RawClientOptions = {}): RawClient {
  const { protocols = ["quire.v1"], headers = {}, isTalking = true, doc = new Y.Doc() } = options;
  const socket = new WebSocket(url, protocols, { headers });
  socket.binaryType = "nodebuffer";
  const frames: ServerFrame[] = [];
  let sent = 0;
  let settled = 0;
  let sync = (): void => {};
  const synced = new Promise<void>((resolve, reject) => {
    sync = resolve;
    socket.once("close", (code) => reject(new Error(`closed with ${code} before the first sync`)));
  });
  synced.catch(() => {});
  const opened = new Promise<void>((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("unexpected-response", (_request, response) => {
      reject(new Error(`refused with ${response.statusCode}`));
      socket.terminate();
    });
    socket.once("error", reject);
  });
  // A test that only waits for the end does not wait for this; errors also come when a server is killed.
  opened.catch(() => {});
  socket.on("error", () => {});
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.once("close", (code, reason) => resolve({ code, reason: reason.toString() }));
  });

  const client: RawClient = {
    socket,
    doc,
    frames,
    opened,
    closed,
    synced,
    send(frame) {
      if (socket.readyState === WebSocket.OPEN) socket.send(frame);
    },
    edit(change) {
      const before = Y.encodeStateVector(doc);
      doc.transact(() => change(doc));
      client.send(encodeUpdate(Y.encodeStateAsUpdate(doc, before)));
      return ++sent;
    },
    settled: () => settled,
  };
  socket.once("open", () => {
    if (isTalking) client.send(encodeStep1(Y.encodeStateVector(doc)));
  });
  socket.on("message", (data: Buffer) => {
    const frame = readServerFrame(new Uint8Array(data));
    frames.push(frame);
    if (frame.type === "durable") settled = frame.settled;
    if (frame.type === "update" || frame.type === "step2") Y.applyUpdate(doc, frame.bytes);
    if (frame.type === "step2") sync();
    if (frame.type === "step1" && isTalking) {
      client.send(encodeStep2(Y.encodeStateAsUpdate(doc, frame.bytes)));
      sent++;
    }
  });
  return client;
}
