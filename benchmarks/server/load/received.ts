/** Reading what servers send, as cheaply as can be: the load must not be what is measured. */

/** A place in bytes that moves on. One for all: nothing here waits. */
const at: { bytes: Uint8Array; position: number } = { bytes: Buffer.alloc(0), position: 0 };

function varUint(): number {
  let value = 0;
  let factor = 1;
  for (;;) {
    const byte = at.bytes[at.position++] ?? 0;
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return value;
    factor *= 128;
  }
}

function skipBytes(): void {
  const length = varUint();
  at.position += length;
}

export interface Received {
  /** 0: sync, 1: presence, 100: durable. Hocuspocus answers with 4 what others answer with 0. */
  type: number;
  /** Of sync messages: 0, 1, 2. Of durable messages: the number. */
  sub: number;
  /** Where the payload of a sync message begins and ends. */
  from: number;
  to: number;
}

const received: Received = { type: 0, sub: 0, from: 0, to: 0 };

/** The head of a message; the same object every time. */
export function readHead(frame: Buffer, prefixBytes: number): Received {
  at.bytes = frame;
  at.position = prefixBytes;
  received.type = varUint();
  if (received.type === 4) received.type = 0;
  received.sub = received.type === 0 || received.type === 100 ? varUint() : 0;
  if (received.type === 0) {
    const length = varUint();
    received.from = at.position;
    received.to = at.position + length;
  }
  return received;
}

/**
 * Calls `visit` for every run of typed text in an update of nothing but typed text. Returns false, and stops, when it meets
 * something else.
 */
export function readTypedRuns(
  frame: Buffer,
  from: number,
  visit: (client: number, clock: number, length: number) => void,
): boolean {
  at.bytes = frame;
  at.position = from;
  for (let clients = varUint(); clients > 0; clients--) {
    let structs = varUint();
    const client = varUint();
    let clock = varUint();
    for (; structs > 0; structs--) {
      const info = at.bytes[at.position++] ?? 0;
      if ((info & 0x1f) !== 4) return false;
      if (info & 0x80) {
        varUint();
        varUint();
      }
      if (info & 0x40) {
        varUint();
        varUint();
      }
      if ((info & 0xc0) === 0) {
        if (varUint() === 1) skipBytes();
        else {
          varUint();
          varUint();
        }
      }
      // One byte a letter: the load types ASCII.
      const length = varUint();
      at.position += length;
      visit(client, clock, length);
      clock += length;
    }
  }
  return true;
}
