/**
 * Which pages may open a socket (contracts.md, One origin). Browsers always send Origin and cannot forge it; a page of
 * somebody else's must not use the visitor's access.
 */
export interface OriginRule {
  /** Origins beside the own host, as `https://notes.example`; `*` for any. */
  allowedOrigins: readonly string[];
  /** Programs that are no browser send no Origin: they need a token, or open mode. */
  isOpen: boolean;
}

export interface OriginRequest {
  origin: string | undefined;
  /** Host of the request, or the signed forwarded one. */
  host: string | undefined;
  hasToken: boolean;
}

/** True when the handshake may go on. */
export function isOriginAllowed(rule: OriginRule, { origin, host, hasToken }: OriginRequest): boolean {
  if (origin === undefined) return hasToken || rule.isOpen;
  if (rule.allowedOrigins.includes("*") || rule.allowedOrigins.includes(origin.toLowerCase())) return true;
  return host !== undefined && hostOf(origin) === host.toLowerCase();
}

/** `host:port` of an origin, without the scheme's own port, as browsers write Host. */
function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}
