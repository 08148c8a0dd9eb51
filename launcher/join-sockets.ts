import { Socket } from "node:net";
import type { Duplex } from "node:stream";

/** How long one side may stay open after the other has said that it is done. A WebSocket's closing handshake is over by then. */
const halfOpenMs = 10_000;

/**
 * Joins two upgraded sockets until both are closed. `aHead` and `bHead` are bytes that came with the handshake. A side that
 * does not read stops the other from being read, so memory stays at the sockets' buffers.
 */
export function joinSockets(a: Duplex, aHead: Buffer, b: Duplex, bHead: Buffer): void {
  for (const socket of [a, b]) {
    if (!(socket instanceof Socket)) continue;
    socket.setTimeout(0);
    // One keystroke is one small packet; waiting for more would be felt.
    socket.setNoDelay(true);
    // Tells a peer that vanished without a word (a laptop that sleeps) from one that is silent.
    socket.setKeepAlive(true, 30_000);
  }
  if (aHead.byteLength > 0) b.write(aHead);
  if (bHead.byteLength > 0) a.write(bHead);
  passOn(a, b);
  passOn(b, a);
}

function passOn(from: Duplex, to: Duplex): void {
  from.pipe(to);
  let timer: NodeJS.Timeout | undefined;
  from.once("end", () => {
    // `pipe` has ended `to`; it has a while to end as well.
    timer = setTimeout(() => {
      from.destroy();
      to.destroy();
    }, halfOpenMs);
    timer.unref();
  });
  from.once("error", () => from.destroy());
  from.once("close", () => {
    clearTimeout(timer);
    // What already came is still delivered: a close frame is the last thing before the end.
    if (to instanceof Socket) to.destroySoon();
    else to.destroy();
  });
}
