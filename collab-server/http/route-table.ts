/** What the tables of routes are written with. */
import { isDocId } from "#lib/collab/doc-id.ts";
import { documentNotFound } from "../documents/directory-error.ts";
import type { Answer, Call, Route } from "./route.ts";

/** A route for somebody who is signed in. */
export function route(method: Route["method"], path: string, run: (call: Call) => Promise<Answer>): Route {
  return { method, path, needsPerson: true, run };
}

/** A route of the operator, or one that signs in. */
export function routeWithoutPerson(
  method: Route["method"],
  path: string,
  run: (call: Call) => Promise<Answer>,
): Route {
  return { method, path, needsPerson: false, run };
}

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

export function created(body: unknown): Answer {
  return { status: 201, body };
}

/** Ids become parts of storage keys, so nothing else than an id passes. */
export function documentIdIn({ id }: Readonly<Record<string, string>>): string {
  if (!isDocId(id)) throw documentNotFound();
  return id;
}
