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

interface Sending {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  path: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is. */
  bytes?: ReadableStream<Uint8Array>;
  /** For a call that takes its time by its nature. */
  timeoutMs?: number;
}

interface ApiRequest<T> extends Sending {
  /** What the answer must look like; null when there is none (204). */
  answer: z.ZodType<T> | null;
}

/** Makes one call. Throws ApiError for every way it can fail. */
export type ApiCall = <T>(request: ApiRequest<T>) => Promise<T>;
/** As ApiCall, for an answer that is no JSON: gives it as it comes. */
export type ApiOpen = (request: Sending) => Promise<Response>;

// Next patches fetch with a cache of its own; what a person may see must never come from it. Node's types do not know the field.
const uncached = { cache: "no-store" } as const;

/** Creates the caller for one collab server. */
export function createApiCall(options: ApiCallOptions): { call: ApiCall; open: ApiOpen } {
  const key = deriveKey(options.masterSecret, "service");
  const send = options.fetch ?? fetch;

  async function open(request: Sending): Promise<Response> {
    const token = await signToken("service", key, {}, limits.serviceTokenSeconds);
    let response: Response;
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
        ...(request.bytes && { body: request.bytes, duplex: "half" }),
        redirect: "error",
        signal: AbortSignal.timeout(
          request.timeoutMs ?? options.timeoutMs ?? (request.bytes ? uploadTimeoutMs : 10_000),
        ),
      });
    } catch (cause) {
      throw unavailable(cause);
    }
    if (!response.ok) throw toApiError(response, await textOf(response));
    return response;
  }

  return {
    open,
    call: async (request) => parseAnswer(request.answer, await textOf(await open(request))),
  };
}

/** A large picture over a slow line. */
const uploadTimeoutMs = 10 * 60_000;

async function textOf(response: Response): Promise<string> {
  try {
    return await response.text();
  } catch (cause) {
    throw unavailable(cause);
  }
}

function unavailable(cause: unknown): ApiError {
  return new ApiError("unavailable", "The document server does not answer. Try again in a moment.", {
    cause,
  });
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
