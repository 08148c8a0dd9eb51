interface PolicyOptions {
  nonce: string;
  /** The Host that the browser asked for; what is not a plain host and port is left out. */
  host: string;
  collabPublicUrl: string | undefined;
  isDev: boolean;
}

/**
 * The Content-Security-Policy of a page. Scripts run by nonce only. Styles may be inline: ProseMirror, remote carets and
 * Radix set them as attributes and elements, and a style can read nothing here that the page does not show.
 */
export function contentSecurityPolicy({ nonce, host, collabPublicUrl, isDev }: PolicyOptions): string {
  // Safari before 15.4 does not count ws: under 'self'.
  const sockets = /^[A-Za-z0-9.:[\]-]+$/.test(host) ? [`ws://${host}`, `wss://${host}`] : [];
  const collab = collabPublicUrl === undefined ? [] : [new URL(collabPublicUrl).origin];
  return [
    "default-src 'self'",
    // React's development build explains errors with eval.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    // Pictures in the web, which a reader agreed to see (docs/document-format.md).
    "img-src 'self' data: blob: https:",
    "font-src 'self'",
    ["connect-src 'self'", ...sockets, ...collab].join(" "),
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join("; ");
}

/** The policy of what people brought along: opened as a page of its own it may do nothing, whatever it turns out to be. */
export const uploadPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
