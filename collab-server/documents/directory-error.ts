import type { ApiErrorCode } from "#lib/collab/service-api.ts";
import { JoinError } from "../rooms/join-error.ts";
import { StoreError } from "../storage/ordered-store.ts";

/** Why the directory did not do what was asked. `publicMessage` may be shown to people. */
export class DirectoryError extends Error {
  readonly code: ApiErrorCode;
  readonly publicMessage: string;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ApiErrorCode,
    publicMessage: string,
    options: { cause?: unknown; retryAfterSeconds?: number } = {},
  ) {
    super(`${code}: ${publicMessage}`, { cause: options.cause });
    this.name = "DirectoryError";
    this.code = code;
    this.publicMessage = publicMessage;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** The one answer for "no such document" and "not for you": who has no access learns nothing. */
export function documentNotFound(): DirectoryError {
  return new DirectoryError("not_found", "There is no such document, or you have no access to it.");
}

/** Passes on what `work` gives; a store that fails below, or a room that cannot be had for now, becomes `unavailable`. */
export async function withStore<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof StoreError || cause instanceof JoinError)) throw cause;
    const message = "The server cannot reach its storage. Try again in a moment.";
    throw new DirectoryError("unavailable", message, { cause, retryAfterSeconds: 5 });
  }
}
