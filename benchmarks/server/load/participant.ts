/** One lean client in a room: says hello, answers the server's step 1, and hands everything else to its listener. */
import type { Subject } from "../subjects.ts";
import { emptyStep1, emptyStep2, sync } from "./frames.ts";
import { type LeanSocket, openLeanSocket } from "./lean-socket.ts";
import { type Received, readHead } from "./received.ts";

export interface Participant {
  send(message: Uint8Array): void;
  readonly socket: LeanSocket;
}

export interface ParticipantOptions {
  subject: Subject;
  port: number;
  room: string;
  address?: number;
  /** What it says first; by default that it has nothing. */
  step1?: Uint8Array;
  /** What it answers to the server's step 1; by default that it has nothing to give. */
  answer?: (frame: Buffer, head: Received) => Uint8Array;
  /** Everything but the server's step 1. `head` and `frame` are valid until it returns. */
  onMessage?: (head: Received, frame: Buffer, length: number) => void;
  onClose?: () => void;
  keepBytes?: number;
}

/** Resolves when the socket is open; the document comes later. */
export async function joinRoom(options: ParticipantOptions): Promise<Participant> {
  const { subject, port, room, address, onMessage, onClose, keepBytes } = options;
  const { wire } = subject;
  const prefix = wire.prefixBytes(room);
  const early: Uint8Array[] = [];
  let socket: LeanSocket | undefined;
  const send = (message: Uint8Array): void => {
    const wrapped = wire.wrap(room, message);
    if (socket === undefined) early.push(wrapped);
    else socket.send(wrapped);
  };

  socket = await openLeanSocket({
    port,
    path: wire.path(room),
    subprotocol: wire.subprotocol,
    ...(address !== undefined && { address }),
    ...(keepBytes !== undefined && { keepBytes }),
    ...(onClose && { onClose }),
    onFrame(frame, length) {
      const head = readHead(frame, prefix);
      if (head.type === 0 && head.sub === sync.step1) send(options.answer?.(frame, head) ?? emptyStep2);
      else onMessage?.(head, frame, length);
    },
  });
  for (const message of [...wire.greeting(room), wire.wrap(room, options.step1 ?? emptyStep1), ...early])
    socket.send(message);
  return { send, socket };
}

/** Last part of the loopback address of the `index`-th client: servers limit sockets per address. */
export function addressOf(index: number): number {
  return 2 + Math.floor(index / 400);
}
