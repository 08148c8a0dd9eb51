import type { z } from "zod";
import { ApiError } from "#lib/documents/api-error.ts";

/** A request's query as `schema` reads it; of a name that is given twice, the last. Throws ApiError `bad_request`. */
export function readQuery<T>(request: Request, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (parsed.success) return parsed.data;
  throw new ApiError("bad_request", "The request could not be understood.", { cause: parsed.error });
}
