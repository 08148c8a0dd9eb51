/**
 * The /v1 API on node:http. Order: token, route, person, body, work. A caller without a service token learns nothing, not
 * even which paths exist.
 */
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { limits } from "#lib/collab/limits.ts";
import { cleanTitle } from "#lib/collab/person-name.ts";
import { apiErrors, isPersonId, serviceHeaders } from "#lib/collab/service-api.ts";
import { deriveKey } from "#lib/secrets/derive-key.ts";
import type { Comments } from "../comments/create-comments.ts";
import type { Directory } from "../documents/create-directory.ts";
import { DirectoryError } from "../documents/directory-error.ts";
import type { Logger } from "../observability/logger.ts";
import type { Search } from "../search/search.ts";
import { createCommentLimit } from "./comment-limit.ts";
import { createCommentRoutes } from "./comment-routes.ts";
import { createHomeRoutes } from "./home-routes.ts";
import { createPasswordLimit } from "./password-limit.ts";
import { createPublishRoutes } from "./publish-routes.ts";
import { readJsonBody } from "./read-json-body.ts";
import { createRedeemLimit } from "./redeem-limit.ts";
import { type Answer, matchRoute } from "./route.ts";
import { createRoutes } from "./routes.ts";
import { createSearchLimit } from "./search-limit.ts";
import { hasServiceToken } from "./service-token.ts";

export interface ApiHandlerOptions {
  directory: Directory;
  comments: Comments;
  search: Search;
  masterSecret: string;
  logger: Logger;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Answers a request whose path starts with `/v1/`. Never rejects: every failure becomes an answer. */
export type ApiHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Creates the handler of one server. */
export function createApiHandler({
  directory,
  comments,
  search,
  masterSecret,
  logger,
  now,
}: ApiHandlerOptions): ApiHandler {
  const serviceKey = deriveKey(masterSecret, "service");
  const routes = [
    ...createRoutes(directory, createRedeemLimit(now), createPasswordLimit(now)),
    ...createCommentRoutes(comments, createCommentLimit(now)),
    ...createPublishRoutes(directory.publishing),
    ...createHomeRoutes(directory, search, createSearchLimit(now)),
  ];

  async function answer(request: IncomingMessage, log: { route: string }): Promise<Answer> {
    if (!(await hasServiceToken(serviceKey, request.headers.authorization)))
      throw new DirectoryError("unauthorized", "This call needs a valid service token.");
    const url = new URL(request.url ?? "", "http://collab-server");
    const match = matchRoute(routes, request.method ?? "", url.pathname);
    if (match.kind === "none") throw new DirectoryError("not_found", "There is no such call.");
    if (match.kind === "otherMethod")
      throw new DirectoryError("method_not_allowed", `Allowed here: ${match.allowed.join(", ")}.`);
    log.route = match.route.path;
    return match.route.run({
      ...(match.route.needsPerson ? await personOf(directory, request) : { personId: "", deviceId: "" }),
      params: match.params,
      query: url.searchParams,
      clientAddress: headerOf(request, serviceHeaders.clientAddress),
      bytes: () => bytesOf(request),
      body: (schema, maxBytes = limits.maxRequestBodyBytes) => readJsonBody(request, schema, maxBytes),
    });
  }

  return async (request, response) => {
    const startedAt = now();
    // The path itself stays out of the log: the route's pattern says enough, and nothing in it can be a secret.
    const log = { route: "none" };
    let status: number;
    try {
      const { status: success, body, file } = await answer(request, log);
      status = success;
      if (file === undefined) send(request, response, status, body, {});
      else {
        response.writeHead(status, {
          "content-type": file.type,
          "content-length": file.byteLength,
          "cache-control": "no-store",
        });
        // A reader who leaves early, or a file that cannot be read to its end, ends this connection and nothing else.
        await pipeline(file.read(), response).catch((error: unknown) =>
          logger.debug({ error, ...log }, "http.file_cut_off"),
        );
      }
    } catch (error) {
      const failure = toFailure(error);
      status = apiErrors[failure.code];
      if (status >= 500) logger.error({ error, ...log }, "http.failed");
      const { retryAfterSeconds } = failure;
      const headers = {
        ...(retryAfterSeconds !== undefined && { "retry-after": String(retryAfterSeconds) }),
      };
      send(
        request,
        response,
        status,
        { error: { code: failure.code, message: failure.publicMessage } },
        headers,
      );
    }
    logger.debug({ method: request.method, ...log, status, tookMs: now() - startedAt }, "http.answered");
  };
}

async function personOf(
  directory: Directory,
  request: IncomingMessage,
): Promise<{ personId: string; deviceId: string }> {
  const personId = headerOf(request, serviceHeaders.person);
  if (!isPersonId(personId))
    throw new DirectoryError("bad_request", `This call needs ${serviceHeaders.person}: the person's id.`);
  const given = headerOf(request, serviceHeaders.device);
  const deviceId = isPersonId(given) ? given : "";
  const deviceName = decodeName(headerOf(request, serviceHeaders.deviceName));
  const keyVersion = Number(headerOf(request, serviceHeaders.personKey) ?? 1);
  await directory.sessions.enter({ personId, keyVersion, deviceId, deviceName });
  return { personId, deviceId };
}

function decodeName(encoded = ""): string {
  try {
    return cleanTitle(decodeURIComponent(encoded));
  } catch {
    // Nothing that the web app sends.
    return "";
  }
}

/** Like the request itself, but leaving the loop early does not destroy the socket, and with it the answer that says why. */
async function* bytesOf(request: IncomingMessage): AsyncGenerator<Uint8Array> {
  // Node's type says any; a stream without an encoding gives buffers.
  const chunks: AsyncIterable<Uint8Array> = request.iterator({ destroyOnReturn: false });
  yield* chunks;
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name.toLowerCase()];
  return Array.isArray(value) ? value[0] : value;
}

function toFailure(error: unknown): DirectoryError {
  if (error instanceof DirectoryError) return error;
  return new DirectoryError("internal", "Something went wrong on the server.", { cause: error });
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: OutgoingHttpHeaders,
): void {
  // A body that was not read to its end leaves the connection in the middle of something: no second call on it.
  if (!request.complete) response.setHeader("connection", "close");
  response.setHeader("cache-control", "no-store");
  const json = body === undefined ? undefined : JSON.stringify(body);
  response.writeHead(status, {
    ...headers,
    ...(json !== undefined && { "content-type": "application/json" }),
  });
  response.end(json);
}
