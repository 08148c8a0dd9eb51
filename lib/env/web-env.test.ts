import { expect, test } from "vitest";
import { EnvError } from "./env-error.ts";
import { readWebEnv } from "./web-env.ts";

function problemsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readWebEnv(env);
  } catch (error) {
    if (error instanceof EnvError) return error.problems;
    throw error;
  }
  return [];
}

const env = (settings: Record<string, string>) => ({ NODE_ENV: "test", ...settings }) as const;

test("nothing set gives the documented defaults; an empty variable counts as unset", () => {
  expect(readWebEnv(env({ PORT: "", COLLAB_PUBLIC_URL: " " }))).toEqual({
    PORT: 3000,
    HOST: "0.0.0.0",
    COLLAB_PORT: 1234,
    COLLAB_HOST: "127.0.0.1",
    DATA_DIR: "./data",
    TRUST_PROXY: 0,
  });
});

test("every problem is reported at once, each as a sentence that names the variable", () => {
  const problems = problemsOf(
    env({
      PORT: "70000",
      COLLAB_PORT: "http",
      COLLAB_SECRET: "short",
      COLLAB_AUTH: "open",
      TRUST_PROXY: "yes",
    }),
  );
  expect(problems).toHaveLength(5);
  for (const name of ["PORT", "COLLAB_PORT", "COLLAB_SECRET", "COLLAB_AUTH", "TRUST_PROXY"])
    expect(problems.filter((problem) => problem.startsWith(`${name} `))).toHaveLength(1);
  expect(problems.join()).not.toContain("short");
});

test("an open collab server is refused under the launcher", () => {
  expect(problemsOf(env({ COLLAB_AUTH: "open" })).join()).toMatch(/COLLAB_AUTH cannot be "open" here/);
  expect(readWebEnv(env({ COLLAB_AUTH: "token" })).COLLAB_AUTH).toBe("token");
});

test.each([
  ["https://c.example.org/", "wss://c.example.org"],
  ["ws://10.0.0.2:1234", "ws://10.0.0.2:1234"],
  ["http://c.example.org/rt/", "ws://c.example.org/rt"],
])("COLLAB_PUBLIC_URL %s is read as %s", (given, read) => {
  expect(readWebEnv(env({ COLLAB_PUBLIC_URL: given })).COLLAB_PUBLIC_URL).toBe(read);
});

test.each(["c.example.org", "ftp://c", "wss://user@c", "wss://c?token=x"])(
  "COLLAB_PUBLIC_URL %s is refused",
  (given) => {
    expect(problemsOf(env({ COLLAB_PUBLIC_URL: given }))).toHaveLength(1);
  },
);
