import type { z } from "zod";
import { DirectoryError } from "../documents/directory-error.ts";

/** A call's query as `schema` reads it; of a name that is given twice, the last. Throws `bad_request`. */
export function queryOf<T>(query: URLSearchParams, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(Object.fromEntries(query));
  if (parsed.success) return parsed.data;
  throw new DirectoryError("bad_request", "The request could not be understood.", { cause: parsed.error });
}
