/**
 * What the launcher tells the collab server about the browser behind it: one header, signed with a per-start key that only
 * the two know. Nothing else about where a request came from is believed: no loopback address, no X-Forwarded-*.
 *
 *   quire-forwarded: base64url(JSON { host, proto, address }) "." base64url(HMAC-SHA256(key, first part))
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";

/** The header's name, lower case, as Node's http gives it. */
export const forwardedHeader = "quire-forwarded";

const forwardedSchema = z.object({
  /** The Host that the browser asked for, with its port. */
  host: z.string().max(300),
  proto: z.enum(["http", "https"]),
  /** The browser's IP address. */
  address: z.string().max(100),
});
export type Forwarded = z.infer<typeof forwardedSchema>;

/** The header's value. */
export function signForwarded(key: string, forwarded: Forwarded): string {
  const body = Buffer.from(JSON.stringify(forwarded)).toString("base64url");
  return `${body}.${signatureOf(key, body).toString("base64url")}`;
}

/** What a header says, or undefined when it is missing, forged or malformed. */
export function verifyForwarded(
  key: string | undefined,
  header: string | string[] | undefined,
): Forwarded | undefined {
  if (key === undefined || key === "" || typeof header !== "string") return undefined;
  const [body, signature, ...rest] = header.split(".");
  if (!body || !signature || rest.length > 0) return undefined;
  const expected = signatureOf(key, body);
  const given = Buffer.from(signature, "base64url");
  if (given.byteLength !== expected.byteLength || !timingSafeEqual(given, expected)) return undefined;
  const parsed = forwardedSchema.safeParse(JSON.parse(Buffer.from(body, "base64url").toString()));
  return parsed.success ? parsed.data : undefined;
}

function signatureOf(key: string, body: string): Buffer {
  return createHmac("sha256", key).update(body).digest();
}
