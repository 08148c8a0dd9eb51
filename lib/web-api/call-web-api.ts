/**
 * One call of the page's own API (app/api) from the browser. What errors look like is fetched with the first error: the first
 * call of a page should not wait for it.
 */
import { WebApiError } from "./web-api-error.ts";

/** A check of what came: a schema of zod, the small or the large. */
interface AnswerSchema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: unknown };
}

export interface WebApiRequest<T> {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Under `/api`, each part percent-encoded. */
  path: string;
  body?: unknown;
  /** What the answer must look like; null when there is none (204). */
  answer: AnswerSchema<T> | null;
  signal?: AbortSignal;
}

/** The checked answer. Throws WebApiError for every way it can fail. */
export async function callWebApi<T>(request: WebApiRequest<T>, send: typeof fetch = fetch): Promise<T> {
  let response: Response;
  let text: string;
  try {
    response = await send(`/api${request.path}`, {
      method: request.method,
      cache: "no-store",
      ...(request.signal && { signal: request.signal }),
      ...(request.body !== undefined && {
        headers: { "content-type": "application/json" },
        body: JSON.stringify(request.body),
      }),
    });
    text = await response.text();
  } catch (cause) {
    throw new WebApiError("offline", "Quire cannot be reached. Check the connection and try again.", cause);
  }
  if (!response.ok) throw await toError(text);
  // Callers that pass null ask for Promise<void>; TypeScript cannot tie the two together.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  if (request.answer === null) return undefined as T;
  const parsed = request.answer.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new WebApiError("internal", "Something went wrong. Reload the page and try again.", parsed.error);
}

/** What an answer that is no success says. */
export async function toError(text: string): Promise<WebApiError> {
  const { apiErrorSchema, apiErrors } = await import("#lib/collab/service-api.ts");
  const parsed = apiErrorSchema.safeParse(parseJson(text));
  // A page of somebody in between (a proxy that cannot reach us) passes; the sentence says so.
  if (!parsed.success) return new WebApiError("unavailable", "Quire does not answer. Try again in a moment.");
  const { code, message } = parsed.data.error;
  return new WebApiError(isKeyOf(apiErrors, code) ? code : "internal", message);
}

function isKeyOf<T extends object>(table: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(table, key);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
