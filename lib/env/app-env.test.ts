import { expect, test } from "vitest";
import { readAppEnv } from "./app-env.ts";
import { EnvError } from "./env-error.ts";

const complete = {
  NODE_ENV: "production",
  COLLAB_SECRET: "s".repeat(43),
  COLLAB_URL: "http://127.0.0.1:1234",
  COLLAB_PROXY_KEY: "k".repeat(43),
} as const;

test("reads what the launcher hands over, and the public address anew at each call", () => {
  expect(readAppEnv(complete)).toEqual({
    masterSecret: complete.COLLAB_SECRET,
    collabUrl: complete.COLLAB_URL,
    proxyKey: complete.COLLAB_PROXY_KEY,
    collabPublicUrl: undefined,
    isDev: false,
  });
  expect(readAppEnv({ ...complete, COLLAB_PUBLIC_URL: "https://c.example" }).collabPublicUrl).toBe(
    "wss://c.example",
  );
});

test("an app that the launcher did not start does not run", () => {
  expect(() => readAppEnv({ NODE_ENV: "production" })).toThrow(EnvError);
});
