/** What a request for an upgrade asks for, read once. Nothing here is believed yet. */
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { subprotocol, tokenSubprotocolPrefix } from "#lib/collab/message-types.ts";
import { parseRoomPath } from "#lib/collab/room-name.ts";
import { forwardedHeader, verifyForwarded } from "#lib/secrets/forwarded.ts";

export interface Handshake {
  /** Undefined: the path names no room. */
  room: string | undefined;
  /** From the subprotocol, or from `?token=` for stock clients. Never logged. */
  token: string | undefined;
  speaksQuire: boolean;
  incarnation: string | undefined;
  origin: string | undefined;
  /** The host that the browser asked for. */
  host: string | undefined;
  /** The browser's address, as the launcher signed it, or the socket's. */
  address: string;
  headers: IncomingHttpHeaders;
}

/** Reads the request. `proxyKey` checks the launcher's header; without a key there is no launcher. */
export function readHandshake(request: IncomingMessage, proxyKey: string | undefined): Handshake {
  const { headers } = request;
  const [path, query] = splitOnce(request.url ?? "", "?");
  const parameters = new URLSearchParams(query);
  const offered = (headers["sec-websocket-protocol"] ?? "").split(",").map((protocol) => protocol.trim());
  const tokenProtocol = offered.find((protocol) => protocol.startsWith(tokenSubprotocolPrefix));
  const forwarded = verifyForwarded(proxyKey, headers[forwardedHeader]);
  return {
    room: parseRoomPath(path),
    token: tokenProtocol?.slice(tokenSubprotocolPrefix.length) ?? parameters.get("token") ?? undefined,
    speaksQuire: offered.includes(subprotocol),
    incarnation: parameters.get("incarnation") ?? undefined,
    origin: headers.origin,
    host: forwarded?.host ?? headers.host,
    address: forwarded?.address ?? request.socket.remoteAddress ?? "",
    headers,
  };
}

function splitOnce(text: string, separator: string): [string, string] {
  const index = text.indexOf(separator);
  return index === -1 ? [text, ""] : [text.slice(0, index), text.slice(index + 1)];
}
