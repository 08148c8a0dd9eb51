import type { CloseReason } from "#lib/collab/close-codes.ts";

/** A frame that is not of the protocol or over a limit. `closeReason` says how the socket ends. */
export class ProtocolError extends Error {
  readonly closeReason: Extract<CloseReason, "badMessage" | "tooLarge">;

  constructor(message: string, closeReason: "badMessage" | "tooLarge" = "badMessage", cause?: unknown) {
    super(message, { cause });
    this.name = "ProtocolError";
    this.closeReason = closeReason;
  }
}
