import type { z } from "zod";
import { limits } from "#lib/collab/limits.ts";
import { ApiError } from "#lib/documents/api-error.ts";

/**
 * A request's body as `schema` reads it, of at most `maxBytes`. Throws ApiError `bad_request` or `too_large`; a body that is
 * too large is not read to its end.
 */
export async function readJson<T>(
  request: Request,
  schema: z.ZodType<T>,
  maxBytes: number = limits.maxRequestBodyBytes,
): Promise<T> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  if (request.body !== null)
    for await (const chunk of request.body) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) throw new ApiError("too_large", "This is too large.");
      chunks.push(chunk);
    }
  let value: unknown;
  try {
    value = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch (cause) {
    throw new ApiError("bad_request", "The request could not be understood.", { cause });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ApiError("bad_request", "The request could not be understood.", { cause: parsed.error });
}
