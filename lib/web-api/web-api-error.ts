import type { ApiErrorCode } from "#lib/collab/service-api.ts";

/** `offline`: no answer came. Otherwise what the server answered; a code that this build does not know counts as `internal`. */
export type WebApiErrorCode = ApiErrorCode | "offline";

/** Why a call of the page's own API did not happen. Branch on `code`; `message` may be shown to people. */
export class WebApiError extends Error {
  readonly code: WebApiErrorCode;

  constructor(code: WebApiErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "WebApiError";
    this.code = code;
  }
}
