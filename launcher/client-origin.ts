/**
 * Where a request came from, decided in one place. What a request says of itself (X-Forwarded-*, Forwarded) counts only
 * as far as TRUST_PROXY says that proxies of ours wrote it: each proxy appends one entry, so with n trusted proxies the
 * n-th entry from the end is the last one that none of ours vouches against.
 */
import type { IncomingHttpHeaders } from "node:http";
import type { Forwarded } from "#lib/secrets/forwarded.ts";

interface ConnectionLike {
  remoteAddress: string | undefined;
  headers: IncomingHttpHeaders;
}

/** The browser's address, and the host and protocol it used, with `hops` trusted proxies in front. */
export function clientOrigin({ remoteAddress, headers }: ConnectionLike, hops: number): Forwarded {
  const address = plainAddress(remoteAddress ?? "");
  const direct: Forwarded = { host: cut(headers.host ?? "", 300), proto: "http", address };
  if (hops === 0) return direct;
  const forwardedFor = entryOf(headers["x-forwarded-for"], hops);
  const host = entryOf(headers["x-forwarded-host"], hops);
  const proto = entryOf(headers["x-forwarded-proto"], hops);
  return {
    host: cut(host ?? direct.host, 300),
    proto: proto === "https" || proto === "http" ? proto : "http",
    address: cut(plainAddress(forwardedFor ?? address), 100),
  };
}

/** The entry that the outermost trusted proxy wrote; with fewer entries than proxies (some only overwrite), the first. */
function entryOf(header: string | string[] | undefined, hops: number): string | undefined {
  const entries = (Array.isArray(header) ? header.join(",") : (header ?? ""))
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
  return entries[Math.max(0, entries.length - hops)];
}

/** IPv4 as it is written, also when the socket is IPv6 (`::ffff:10.0.0.1`); some proxies add a port. */
function plainAddress(address: string): string {
  return address
    .replace(/^::ffff:(?=\d+\.)/i, "")
    .replace(/^\[([^\]]+)\](:\d+)?$/, "$1")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
}

function cut(text: string, length: number): string {
  return text.slice(0, length);
}
