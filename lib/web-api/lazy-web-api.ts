import type { WebApi } from "./web-api.ts";
import { WebApiError } from "./web-api-error.ts";

/**
 * The page's own API for components: the calls and the checks of their answers (zod) are fetched at the first call, so that
 * nobody waits for them to read a document.
 */
export const webApi: WebApi = new Proxy(
  // Every method is looked up by `get`; the target itself holds none.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  {} as WebApi,
  { get: (_target, name) => callLazily(name) },
);

function callLazily(name: string | symbol) {
  return async (...values: unknown[]): Promise<unknown> => {
    const { webApi: calls } = await import("./web-api.ts").catch((cause: unknown) => {
      throw new WebApiError("offline", "Quire cannot be reached. Check the connection and try again.", cause);
    });
    const call: unknown = Reflect.get(calls, name);
    if (typeof call !== "function") throw new TypeError(`The API has no ${String(name)}`);
    return Reflect.apply(call, calls, values);
  };
}
