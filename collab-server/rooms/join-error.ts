import type { CloseReason } from "#lib/collab/close-codes.ts";

/** Why a socket could not enter a room: the reason that it is closed with. */
export class JoinError extends Error {
  readonly closeReason: CloseReason;

  constructor(closeReason: CloseReason, cause?: unknown) {
    super(`cannot enter: ${closeReason}`, { cause });
    this.name = "JoinError";
    this.closeReason = closeReason;
  }
}
