import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { configHelp, readConfig } from "#collab-server/config.ts";
import { readWebEnv, webEnvSchema } from "#lib/env/web-env.ts";

const lines = readFileSync(new URL("../.env.example", import.meta.url), "utf8").split("\n");
const settings = lines.flatMap((line) => {
  const match = /^#([A-Z_]+)=(.*)$/.exec(line);
  return match === null ? [] : [{ name: match[1] ?? "", value: match[2] ?? "" }];
});
const names = settings.map(({ name }) => name);

// Between the launcher and the collab server only; nobody types them.
const internal = ["COLLAB_DIRECTORY", "COLLAB_PROXY_KEY"];
const collabNames = [...configHelp().matchAll(/\b(?:COLLAB_[A-Z_]+|DATA_DIR)\b/g)].map(([name]) => name);

test("names every setting of both programs, each once, and nothing else", () => {
  const known = new Set([...Object.keys(webEnvSchema.shape), ...collabNames]);
  expect(known.size).toBeGreaterThan(8);
  expect([...names].sort()).toEqual([...known].filter((name) => !internal.includes(name)).sort());
});

test("its values are accepted, and the defaults it shows are the defaults", () => {
  const env = {
    NODE_ENV: "test",
    ...Object.fromEntries(settings.map(({ name, value }) => [name, value])),
  } as const;
  const { COLLAB_PUBLIC_URL, COLLAB_AUTH, ...web } = readWebEnv(env);
  expect(web).toEqual(readWebEnv({ NODE_ENV: "test" }));
  expect([COLLAB_PUBLIC_URL, COLLAB_AUTH]).toEqual(["wss://collab.example.org", "token"]);
  const { allowedOrigins, logLevel, ...collab } = readConfig([], env);
  const { allowedOrigins: _none, logLevel: _alone, ...fallback } = readConfig([], { NODE_ENV: "test" });
  expect(collab).toEqual(fallback);
  expect([allowedOrigins, logLevel]).toEqual([["https://quire.example.org"], "warn"]);
});

test("every setting says what it is for", () => {
  const bare = lines.filter(
    (line, index) => /^#[A-Z_]+=/.test(line) && !/^#( |[A-Z_]+=)/.test(lines[index - 1] ?? ""),
  );
  expect(bare).toEqual([]);
});
