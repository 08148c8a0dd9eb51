/** What a browser does, without one: keeps its cookie, sends its Origin, follows nothing by itself. */
import { WebSocket } from "ws";

export interface BrowserSession {
  readonly origin: string;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  send(method: "POST" | "PATCH" | "DELETE", path: string, body?: unknown): Promise<Response>;
  /** A WebSocket as our client opens it, with a fresh token; not yet open. `headers.origin` replaces the page's. */
  connect(room: string, headers?: Record<string, string>): Promise<WebSocket>;
  cookie(): string;
}

/** A browser that nobody has seen before, at `origin`. */
export function openBrowserSession(origin: string): BrowserSession {
  let cookie = "";

  async function request(
    path: string,
    init: Omit<RequestInit, "headers"> & { headers?: Record<string, string> },
  ): Promise<Response> {
    const headers = { ...init.headers, ...(cookie !== "" && { cookie }) };
    const response = await fetch(`${origin}${path}`, { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) cookie = line.split(";", 1)[0] ?? "";
    return response;
  }

  return {
    origin,
    cookie: () => cookie,
    get: (path, headers = {}) => request(path, { headers }),
    send: (method, path, body) =>
      request(path, {
        method,
        headers: { origin, "content-type": "application/json" },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    async connect(room, { origin: from = origin, ...headers } = {}) {
      const answer: unknown = await (await request("/api/collab-token", {})).json();
      const token =
        answer !== null && typeof answer === "object" && "token" in answer ? String(answer.token) : "";
      return new WebSocket(
        `${origin.replace("http", "ws")}/collab/${room}`,
        ["quire.v1", `quire.token.${token}`],
        { origin: from, headers: { cookie, ...headers } },
      );
    },
  };
}

/** Resolves with the subprotocol when it opens, with the HTTP status when the handshake is refused. */
export function handshake(ws: WebSocket): Promise<{ protocol: string } | { status: number | undefined }> {
  return new Promise((resolve, reject) => {
    ws.once("open", () => resolve({ protocol: ws.protocol }));
    ws.once("unexpected-response", (_request, response) => {
      resolve({ status: response.statusCode });
      response.destroy();
    });
    ws.once("error", reject);
  });
}

/** Resolves with the code that the socket is closed with. */
export function closeCode(ws: WebSocket): Promise<number> {
  return new Promise((resolve) => ws.once("close", (code) => resolve(code)));
}
