import type { Readable } from "node:stream";
import type { z } from "zod";

/** What a route's work is given: everything is checked already. */
export interface Call {
  /** The person that the web app speaks for; "" on routes without one. */
  personId: string;
  /** The browser that asks; "" where it is not known. */
  deviceId: string;
  /** Path parameters, percent-decoded. */
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  clientAddress: string | undefined;
  /** The JSON body, checked by `schema`. Throws DirectoryError. */
  /** The body as it comes, for what is no JSON. */
  readonly bytes: () => AsyncIterable<Uint8Array>;
  readonly body: <T>(schema: z.ZodType<T>, maxBytes?: number) => Promise<T>;
}

export interface Answer {
  status: 200 | 201 | 204;
  body?: unknown;
  /** Instead of JSON. */
  file?: { type: string; byteLength: number; read: () => Readable };
}

export interface Route {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Such as `/v1/documents/:id`. */
  path: string;
  /** False for the operator's calls and for redeeming an identity: nobody is signed in yet. */
  needsPerson: boolean;
  readonly run: (call: Call) => Promise<Answer>;
}

export type RouteMatch =
  | { kind: "found"; route: Route; params: Record<string, string> }
  | { kind: "otherMethod"; allowed: string[] }
  | { kind: "none" };

/** Finds the route for a method and a path. A segment that is written out wins over a parameter. */
export function matchRoute(routes: readonly Route[], method: string, pathname: string): RouteMatch {
  const segments = decodeSegments(pathname);
  if (segments === undefined) return { kind: "none" };
  const matches = routes.flatMap((route) => {
    const params = matchPath(route.path, segments);
    return params === undefined ? [] : [{ kind: "found", route, params } as const];
  });
  const fewestParams = Math.min(...matches.map(({ params }) => Object.keys(params).length));
  const closest = matches.filter(({ params }) => Object.keys(params).length === fewestParams);
  const found = closest.find(({ route }) => route.method === method);
  if (found !== undefined) return found;
  if (closest.length === 0) return { kind: "none" };
  return { kind: "otherMethod", allowed: closest.map(({ route }) => route.method) };
}

function matchPath(path: string, segments: readonly string[]): Record<string, string> | undefined {
  const wanted = path.split("/");
  if (wanted.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, want] of wanted.entries()) {
    const segment = segments[at] ?? "";
    if (want.startsWith(":")) {
      if (segment === "") return undefined;
      params[want.slice(1)] = segment;
    } else if (want !== segment) return undefined;
  }
  return params;
}

function decodeSegments(pathname: string): string[] | undefined {
  try {
    return pathname.split("/").map(decodeURIComponent);
  } catch {
    // "%E0%A4%A" and the like name nothing.
    return undefined;
  }
}
