import type { CloseReason } from "#lib/collab/close-codes.ts";

/** A socket as the rooms see it; the transport implements it. Sending on a closed one does nothing. */
export interface Connection {
  /** Unique in this process. */
  readonly id: string;
  /** Sends a message, and another one right behind it, in one write. */
  send(frame: Uint8Array, another?: Uint8Array): void;
  /** Bytes handed to `send` that the network has not taken yet. */
  unsentBytes(): number;
  /** Called every time that everything unsent was taken. One listener. */
  onDrained(listener: () => void): void;
  /** Asks the other side for a sign of life; its answer moves `lastHeardAt`. */
  ping(): void;
  /** When anything last came from the other side, in milliseconds since 1970. */
  lastHeardAt(): number;
  close(reason: CloseReason): void;
}
