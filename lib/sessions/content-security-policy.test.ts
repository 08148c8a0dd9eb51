import { expect, test } from "vitest";
import { contentSecurityPolicy } from "./content-security-policy.ts";

const base = { nonce: "bm9uY2U=", host: "q.example:3000", collabPublicUrl: undefined, isDev: false };

function directive(policy: string, name: string): string | undefined {
  return policy.split("; ").find((part) => part.startsWith(`${name} `));
}

test("scripts run by nonce only", () => {
  const scripts = directive(contentSecurityPolicy(base), "script-src");
  expect(scripts).toBe("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic'");
  expect(directive(contentSecurityPolicy({ ...base, isDev: true }), "script-src")).toContain("'unsafe-eval'");
});

test("a page connects to its own host and to the collab server's public address, nowhere else", () => {
  expect(directive(contentSecurityPolicy(base), "connect-src")).toBe(
    "connect-src 'self' ws://q.example:3000 wss://q.example:3000",
  );
  const direct = contentSecurityPolicy({ ...base, collabPublicUrl: "wss://c.example/rt" });
  expect(directive(direct, "connect-src")).toMatch(/ wss:\/\/c\.example$/);
});

test("a Host that is more than a host adds nothing to the policy", () => {
  const policy = contentSecurityPolicy({ ...base, host: "q.example; script-src *" });
  expect(directive(policy, "connect-src")).toBe("connect-src 'self'");
  expect(policy).not.toContain("*");
});

test("framing, base and plugins are closed", () => {
  const policy = contentSecurityPolicy(base);
  expect(policy).toContain("frame-ancestors 'self'");
  expect(policy).toContain("base-uri 'none'");
  expect(policy).toContain("object-src 'none'");
});
