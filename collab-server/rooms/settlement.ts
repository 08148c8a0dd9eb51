/**
 * How many of a socket's document messages are settled (contracts.md, What "durable" means): the length of the prefix in which
 * every message is on disk, or brought nothing new while everything that the server held then is on disk.
 *
 * Being on disk is asked of tickets: the log writer numbers what it was given, and says up to which number all is written.
 */
export interface CountedMessage {
  /** Settled once everything up to this ticket is on disk. */
  ticket: number;
  /** Parts that wait for a gap to be filled. */
  openPieces: number;
}

export interface Settlement {
  /** Counts one more message. */
  count(message: CountedMessage): void;
  /** Counts a message that was dropped, because the sender may not write. Only `coverRefused` settles it. */
  countRefused(): void;
  /** `step2`, the message counted last, repeats everything that the client has, also what was refused before. */
  coverRefused(step2: CountedMessage): void;
  /** The settled prefix, given that everything up to `committed` is on disk. It never shrinks. */
  settled(committed: number): number;
  /** True when some message still waits. */
  hasUnsettled(): boolean;
  hasOpenPieces(): boolean;
}

/** Neighbours that settle together are one entry, so that a flood of messages takes no memory. */
interface Entry {
  /** Undefined: refused. */
  message: CountedMessage | undefined;
  times: number;
}

export function createSettlement(): Settlement {
  return new CountedMessages();
}

/** One for every socket, so it is a class: closures would take several times the memory. */
class CountedMessages implements Settlement {
  #waiting: Entry[] = [];
  #settled = 0;

  count(message: CountedMessage): void {
    this.#push(message);
  }

  countRefused(): void {
    this.#push(undefined);
  }

  #push(message: CountedMessage | undefined): void {
    const last = this.#waiting.at(-1);
    if (last !== undefined && isAlike(last.message, message)) last.times++;
    else this.#waiting.push({ message, times: 1 });
  }

  coverRefused(step2: CountedMessage): void {
    for (const entry of this.#waiting) entry.message ??= step2;
  }

  settled(committed: number): number {
    if (this.#waiting.length === 0) return this.#settled;
    const open = this.#waiting.findIndex(
      ({ message }) => message === undefined || message.openPieces > 0 || message.ticket > committed,
    );
    if (open === -1) {
      for (const { times } of this.#waiting) this.#settled += times;
      // A new one: an array that was once filled keeps its room.
      this.#waiting = [];
    } else for (const { times } of this.#waiting.splice(0, open)) this.#settled += times;
    return this.#settled;
  }

  hasUnsettled(): boolean {
    return this.#waiting.length > 0;
  }

  hasOpenPieces(): boolean {
    return this.#waiting.some(({ message }) => message !== undefined && message.openPieces > 0);
  }
}

function isAlike(a: CountedMessage | undefined, b: CountedMessage | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.ticket === b.ticket && a.openPieces === 0 && b.openPieces === 0;
}
