/**
 * Passes a browser's WebSocket from the public port to the collab server.
 *
 *   browser ── upgrade /collab/<room> ──► launcher ── upgrade /<room>, quire-forwarded ──► collab server
 *           ◄───────── 101 ────────────            ◄──────────── 101 ─────────────────
 *           ◄═════════ bytes, both ways, each side read only as fast as the other takes them ════════►
 *
 * Only a real WebSocket handshake for a valid room gets this far, so nothing else of the collab server is reachable here.
 * Frames are not looked at: keep-alive, close codes and limits are between the two ends.
 */
import { request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders } from "node:http";
import type { Duplex } from "node:stream";
import { parseRoomPath } from "#lib/collab/room-name.ts";
import { forwardedHeader } from "#lib/secrets/forwarded.ts";
import { joinSockets } from "./join-sockets.ts";
import { refuseUpgrade, relayRefusal } from "./refuse-upgrade.ts";
import type { Vouch } from "./vouch.ts";

/** The path that browsers connect under. */
export const collabPath = "/collab/";

/** A handshake is answered as soon as the server looked at it; loading the room comes after. */
const handshakeTimeoutMs = 10_000;

export interface CollabTunnelOptions {
  /** Where the collab server listens now; undefined while it is down. */
  address: () => { host: string; port: number } | undefined;
  vouch: Vouch;
}

/** Handles an upgrade whose path starts with `collabPath`. Never throws; the socket is always answered or destroyed. */
export type CollabTunnel = (request: IncomingMessage, browser: Duplex, head: Buffer) => void;

/** Creates the tunnel to one collab server. */
export function createCollabTunnel({ address, vouch }: CollabTunnelOptions): CollabTunnel {
  return (request, browser, head) => {
    // A browser that goes away at any moment is no error of ours.
    browser.on("error", () => browser.destroy());
    const path = roomPath(request.url ?? "");
    if (path === undefined) return refuseUpgrade(browser, 404);
    if (!isWebSocketHandshake(request)) return refuseUpgrade(browser, 400);
    const target = address();
    if (target === undefined) return refuseUpgrade(browser, 503);

    const upstream = httpRequest({
      ...target,
      path,
      method: "GET",
      headers: handshakeHeaders(request, vouch(request).signed),
      // One socket per WebSocket; an agent would keep and reuse them.
      agent: false,
      timeout: handshakeTimeoutMs,
    });
    const abandon = () => upstream.destroy();
    browser.once("close", abandon);
    upstream.once("upgrade", (response, server, serverHead) => {
      browser.off("close", abandon);
      server.setTimeout(0);
      browser.write(responseHead(response));
      joinSockets(browser, head, server, serverHead);
    });
    upstream.once("response", (response) => relayRefusal(response, browser));
    upstream.once("timeout", () => upstream.destroy(new Error("the collab server does not answer")));
    upstream.once("error", () => {
      if (!browser.destroyed && browser.writable) refuseUpgrade(browser, 503);
    });
    upstream.end();
  };
}

/** `/collab/my%20room?x` → `/my%20room?x`, encoded anew so that nothing but one room's name is left. */
function roomPath(url: string): string | undefined {
  const rest = url.slice(collabPath.length);
  const room = url.startsWith(collabPath) ? parseRoomPath(rest) : undefined;
  if (room === undefined) return undefined;
  const queryAt = rest.indexOf("?");
  const query = queryAt === -1 ? "" : rest.slice(queryAt);
  const path = `/${encodeURIComponent(room)}${query}`;
  // Node's client refuses what its server let in; a query with such characters is nobody's token.
  return /^[\x21-\x7e]+$/.test(path) ? path : undefined;
}

function isWebSocketHandshake({ method, headers }: IncomingMessage): boolean {
  return (
    method === "GET" &&
    headers.upgrade?.toLowerCase() === "websocket" &&
    headers["sec-websocket-key"] !== undefined &&
    headers["sec-websocket-version"] !== undefined
  );
}

/** Only what a handshake needs: not the session cookie, and nothing that the browser says about where it comes from. */
function handshakeHeaders({ headers }: IncomingMessage, signed: string): OutgoingHttpHeaders {
  const passed: OutgoingHttpHeaders = { connection: "Upgrade", upgrade: "websocket" };
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    if (["host", "origin", "user-agent", "authorization"].includes(name) || name.startsWith("sec-websocket-"))
      passed[name] = value;
  }
  return { ...passed, [forwardedHeader]: signed };
}

function responseHead(response: IncomingMessage): string {
  const lines = [`HTTP/1.1 101 Switching Protocols`];
  for (let i = 0; i + 1 < response.rawHeaders.length; i += 2)
    lines.push(`${response.rawHeaders[i] ?? ""}: ${response.rawHeaders[i + 1] ?? ""}`);
  return `${lines.join("\r\n")}\r\n\r\n`;
}
