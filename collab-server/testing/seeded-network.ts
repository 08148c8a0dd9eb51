/**
 * A network of seeded mishaps without a network: frames of one socket stay in order, those of different sockets overtake each
 * other, a socket that is cut loses what was on its way at a moment of its own in each direction, and each side hears of that
 * later, or much later. Time moves only with what happens.
 */
import type { Connection } from "#collab-server/rooms/connection.ts";
import type { CloseReason } from "#lib/collab/close-codes.ts";

export interface Dice {
  below(n: number): number;
}

/** What a server does with a socket that arrived. */
export interface ServerEnd {
  receive(frame: Uint8Array): void;
  left(isGoodbye: boolean): void;
}

/** What a client does with its socket. */
export interface ClientEnd {
  received(frame: Uint8Array): void;
  /** Undefined: lost. */
  closed(reason: CloseReason | undefined): void;
}

export interface ClientSocket {
  send(frame: Uint8Array): void;
  /** The client's own goodbye. */
  close(): void;
  /** The line breaks; nobody is told at once. */
  cut(): void;
}

export interface SeededNetwork {
  now(): number;
  /** Opens a socket. `accept` is called when it arrives. */
  open(client: ClientEnd, accept: (connection: Connection) => ServerEnd): ClientSocket;
  /** Breaks every line, as a server that dies does; clients hear of it, no server does. */
  cutAll(): void;
  /** Does what comes next; answers how much time passed, or undefined when nothing is under way. */
  step(): number | undefined;
}

interface Happening {
  at: number;
  run: () => void;
}

/** A way in one direction: in order, and dead from a moment on. */
interface Way {
  lastAt: number;
  deadAt: number;
  unsentBytes: number;
}

/** `random` decides all delays; the same throws give the same run. */
export function createSeededNetwork(random: Dice): SeededNetwork {
  let now = 0;
  let lastId = 0;
  const pending: Happening[] = [];
  const lines = new Set<() => void>();

  /** Mostly some milliseconds, at times a second. */
  const delay = (): number => (random.below(20) === 0 ? random.below(1_000) : random.below(40));

  function schedule(at: number, run: () => void): void {
    let index = pending.length;
    while (index > 0 && (pending[index - 1]?.at ?? 0) > at) index--;
    pending.splice(index, 0, { at, run });
  }

  const newWay = (): Way => ({ lastAt: now, deadAt: Number.POSITIVE_INFINITY, unsentBytes: 0 });

  /** Delivers in order, unless the way died before. */
  function travel(way: Way, bytes: number, arrive: () => void, drained = (): void => {}): void {
    way.lastAt = Math.max(way.lastAt, now + delay());
    way.unsentBytes += bytes;
    const { lastAt } = way;
    schedule(lastAt, () => {
      if (lastAt >= way.deadAt) return;
      way.unsentBytes -= bytes;
      arrive();
      if (way.unsentBytes === 0) drained();
    });
  }

  return {
    now: () => now,
    open(client, accept) {
      const [up, down] = [newWay(), newWay()];
      let server: ServerEnd | undefined;
      let drained = (): void => {};
      let heardAt = now;
      let [isClientDone, isServerDone, isClosing] = [false, false, false];

      function clientEnds(reason: CloseReason | undefined): void {
        if (isClientDone) return;
        isClientDone = true;
        lines.delete(breakLine);
        client.closed(reason);
      }
      function serverEnds(isGoodbye: boolean): void {
        if (isServerDone) return;
        isServerDone = true;
        server?.left(isGoodbye);
      }
      /** A server that died hears nothing any more. */
      function breakLine(): void {
        isServerDone = true;
        down.deadAt = now + random.below(20);
        schedule(down.deadAt, () => clientEnds(undefined));
      }

      const connection: Connection = {
        id: `n${++lastId}`,
        send(frame) {
          if (isClosing || isServerDone) return;
          const copy = Uint8Array.from(frame);
          travel(
            down,
            copy.byteLength,
            () => isClientDone || client.received(copy),
            () => drained(),
          );
        },
        unsentBytes: () => down.unsentBytes,
        onDrained(listener) {
          drained = listener;
        },
        ping() {
          travel(down, 0, () => {
            travel(up, 0, () => {
              heardAt = now;
            });
          });
        },
        lastHeardAt: () => heardAt,
        close(reason) {
          if (isClosing || isServerDone) return;
          isClosing = true;
          travel(down, 0, () => {
            clientEnds(reason);
            schedule(now + delay(), () => serverEnds(false));
          });
        },
      };
      lines.add(breakLine);
      travel(up, 0, () => {
        if (!isServerDone) server = accept(connection);
      });

      return {
        send(frame) {
          if (isClientDone) return;
          const copy = Uint8Array.from(frame);
          travel(up, copy.byteLength, () => {
            heardAt = now;
            if (!isServerDone && !isClosing) server?.receive(copy);
          });
        },
        close() {
          travel(up, 0, () => serverEnds(true));
          clientEnds(undefined);
        },
        cut() {
          up.deadAt = now + random.below(60);
          down.deadAt = now + random.below(60);
          schedule(now + delay(), () => clientEnds(undefined));
          schedule(Math.max(up.deadAt, now + (random.below(3) === 0 ? 30_000 : delay())), () =>
            serverEnds(false),
          );
        },
      };
    },
    cutAll() {
      for (const breakLine of lines) breakLine();
      lines.clear();
    },
    step() {
      const next = pending.shift();
      if (next === undefined) return undefined;
      const passed = Math.max(0, next.at - now);
      now += passed;
      next.run();
      return passed;
    },
  };
}
