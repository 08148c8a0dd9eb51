import { type IncomingMessage, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";

/** Answers a handshake with an HTTP status and closes. With 503 a client is told to come back in a second. */
export function refuseUpgrade(browser: Duplex, status: number, extra: readonly string[] = []): void {
  const text = STATUS_CODES[status] ?? "Refused";
  const lines = [
    `HTTP/1.1 ${status} ${text}`,
    "Connection: close",
    "Content-Type: text/plain; charset=utf-8",
    "X-Content-Type-Options: nosniff",
    `Content-Length: ${Buffer.byteLength(text)}`,
    ...(status === 503 ? ["Retry-After: 1"] : []),
    ...extra,
  ];
  browser.end(`${lines.join("\r\n")}\r\n\r\n${text}`);
  // Whoever keeps its half open after our answer would hold the socket for ever.
  browser.once("finish", () => browser.destroy());
}

/** Passes on the collab server's own refusal (401, 403, 429 …) with its status; its body says nothing to a browser. */
export function relayRefusal(response: IncomingMessage, browser: Duplex): void {
  response.resume();
  const retryAfter = response.headers["retry-after"];
  refuseUpgrade(
    browser,
    response.statusCode ?? 502,
    retryAfter === undefined || response.statusCode === 503 ? [] : [`Retry-After: ${retryAfter}`],
  );
}
