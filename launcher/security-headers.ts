import type { ServerResponse } from "node:http";

/** Sets what every answer carries, whoever gives it. Pages add their Content-Security-Policy in proxy.ts. */
export function setSecurityHeaders(response: ServerResponse, path: string, proto: "http" | "https"): void {
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("X-Frame-Options", "SAMEORIGIN");
  // Browsers ignore it on plain http, and complain in the console of every page.
  if (proto === "https") response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
  response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
  // The address of a share link is the key to the document. Not on /i/: its form would send `Origin: null` then.
  response.setHeader("Referrer-Policy", path.startsWith("/l/") ? "no-referrer" : "same-origin");
}
