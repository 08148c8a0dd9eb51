import { WebApiError } from "./web-api-error.ts";

/** One sentence for people on why a call did not happen, and what to do: to follow "The link was not rotated." and such. */
export function reasonOf(error: unknown): string {
  return error instanceof WebApiError ? error.message : "Try again in a moment.";
}
