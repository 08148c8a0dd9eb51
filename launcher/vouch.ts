import type { IncomingMessage } from "node:http";
import { type Forwarded, forwardedHeader, signForwarded } from "#lib/secrets/forwarded.ts";
import { clientOrigin } from "./client-origin.ts";

/** Decides where a request came from and what may be believed about it from here on. */
export type Vouch = (request: IncomingMessage) => { from: Forwarded; signed: string };

/** Creates the voucher. `proxyKey` is new at each start; `hops` is TRUST_PROXY. */
export function createVouch(proxyKey: string, hops: number): Vouch {
  return (request) => {
    const from = clientOrigin(
      { remoteAddress: request.socket.remoteAddress, headers: request.headers },
      hops,
    );
    return { from, signed: signForwarded(proxyKey, from) };
  };
}

/**
 * Rewrites a request's headers for the app behind: everything that it says about where it came from goes, what we know
 * stands in its place.
 */
export function vouchFor(request: IncomingMessage, vouch: Vouch): Forwarded {
  const { from, signed } = vouch(request);
  for (const name of Object.keys(request.headers)) if (isHearsay(name)) delete request.headers[name];
  Object.assign(request.headers, {
    "x-forwarded-for": from.address,
    "x-forwarded-host": from.host,
    "x-forwarded-proto": from.proto,
    [forwardedHeader]: signed,
  });
  return from;
}

function isHearsay(name: string): boolean {
  return (
    name.startsWith("x-forwarded-") ||
    name === "forwarded" ||
    name === "x-real-ip" ||
    name === "x-nonce" ||
    name === forwardedHeader
  );
}
