import { createHash } from "node:crypto";
import { deriveKey } from "#lib/secrets/derive-key.ts";
import { sessionSeconds } from "./session.ts";

/**
 * The cookie's name. Cookies know no ports: two Quires on one host would overwrite each other's and people would lose who
 * they are, so the name carries a few characters of the key's hash.
 */
export function sessionCookieName(masterSecret: string): string {
  const hash = createHash("sha256").update(deriveKey(masterSecret, "session")).digest("hex");
  return `quire_session_${hash.slice(0, 8)}`;
}

/** The value of `name` in a Cookie header. */
export function readCookie(header: string | null, name: string): string | undefined {
  for (const pair of (header ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}

/** A Cookie header with `name` set to `value`, whatever it was before. */
export function withCookie(header: string | null, name: string, value: string): string {
  const others = (header ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair !== "" && !pair.startsWith(`${name}=`));
  return [...others, `${name}=${value}`].join("; ");
}

/** The Set-Cookie value. An undefined `token` removes the cookie. */
export function sessionSetCookie(
  masterSecret: string,
  token: string | undefined,
  proto: "http" | "https",
): string {
  return [
    `${sessionCookieName(masterSecret)}=${token ?? ""}`,
    "Path=/",
    `Max-Age=${token === undefined ? 0 : sessionSeconds}`,
    "HttpOnly",
    // Lax and not Strict: somebody who follows a share link from a chat must arrive as who they are.
    "SameSite=Lax",
    ...(proto === "https" ? ["Secure"] : []),
  ].join("; ");
}
