/** One call of the collab server's HTTP API: token, headers, timeout, and an answer that is checked before anybody sees it. */
import type { z } from "zod";
import { limits } from "#lib/collab/limits.ts";
import { apiErrorSchema } from "#lib/collab/service-api.ts";
import { deriveKey } from "#lib/secrets/derive-key.ts";
import { signToken } from "#lib/secrets/token.ts";
import { ApiError, isApiErrorCode } from "./api-error.ts";

export interface ApiCallOptions {
  /** Where the collab server listens, such as `http://127.0.0.1:1234`. */
  baseUrl: string;
  masterSecret: string;
  /** Replaced in tests. */
  fetch?: typeof fetch;
  /** A call that takes longer counts as `unavailable`. */
  timeoutMs?: number;
}

interface ApiRequest<T> {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
  /** What the answer must look like; null when there is none (204). */
  answer: z.ZodType<T> | null;
}

/** Makes one call. Throws ApiError for every way it can fail. */
export type ApiCall = <T>(request: ApiRequest<T>) => Promise<T>;

// Next patches fetch with a cache of its own; what a person may see must never come from it. Node's types do not know the field.
const uncached = { cache: "no-store" } as const;

/** Creates the caller for one collab server. */
export function createApiCall(options: ApiCallOptions): ApiCall {
  const key = deriveKey(options.masterSecret, "service");
  const send = options.fetch ?? fetch;

  return async (request) => {
    const token = await signToken("service", key, {}, limits.serviceTokenSeconds);
    let response: Response;
    let text: string;
    try {
      response = await send(new URL(request.path, options.baseUrl), {
        ...uncached,
        method: request.method,
        headers: {
          ...request.headers,
          authorization: `Bearer ${token}`,
          ...(request.body !== undefined && { "content-type": "application/json" }),
        },
        ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
        redirect: "error",
        signal: AbortSignal.timeout(options.timeoutMs ?? 10_000),
      });
      text = await response.text();
    } catch (cause) {
      throw new ApiError("unavailable", "The document server does not answer. Try again in a moment.", {
        cause,
      });
    }
    if (!response.ok) throw toApiError(response, text);
    return parseAnswer(request.answer, text);
  };
}

function toApiError(response: Response, text: string): ApiError {
  const parsed = apiErrorSchema.safeParse(parseJson(text));
  if (!parsed.success || !isApiErrorCode(parsed.data.error.code))
    return new ApiError("internal", "Something went wrong on the server.", {
      cause: new Error(`status ${response.status} without a known error code`),
    });
  const retryAfter = Number(response.headers.get("retry-after") ?? Number.NaN);
  return new ApiError(parsed.data.error.code, parsed.data.error.message, {
    retryAfterSeconds: Number.isFinite(retryAfter) ? retryAfter : undefined,
  });
}

function parseAnswer<T>(schema: z.ZodType<T> | null, text: string): T {
  // Callers that pass null ask for Promise<undefined>; TypeScript cannot tie the two together.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  if (schema === null) return undefined as T;
  const parsed = schema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new ApiError("internal", "The document server gave an answer that makes no sense.", {
    cause: parsed.error,
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
