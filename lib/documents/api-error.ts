import { type ApiErrorCode, apiErrors } from "#lib/collab/service-api.ts";

/** Why the collab server did not do what the web app asked. Branch on `code`; show `publicMessage`. */
export class ApiError extends Error {
  readonly code: ApiErrorCode;
  readonly httpStatus: number;
  /** One sentence that may be shown to people. */
  readonly publicMessage: string;
  /** True when the same call can succeed later. */
  readonly retryable: boolean;
  /** Given with `rate_limited` and `unavailable` when the server says when to try again. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ApiErrorCode,
    publicMessage: string,
    options: { cause?: unknown; retryAfterSeconds?: number | undefined } = {},
  ) {
    super(`${code}: ${publicMessage}`, { cause: options.cause });
    this.name = "ApiError";
    this.code = code;
    this.httpStatus = apiErrors[code];
    this.publicMessage = publicMessage;
    this.retryable = code === "rate_limited" || code === "unavailable";
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** True for a code that this build knows. */
export function isApiErrorCode(value: unknown): value is ApiErrorCode {
  return typeof value === "string" && value in apiErrors;
}
