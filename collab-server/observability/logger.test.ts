import { expect, test } from "vitest";
import { createLogger } from "./logger.ts";

function record() {
  const lines: string[] = [];
  return { lines, destination: { write: (line: string) => void lines.push(line) } };
}

test("an event is one JSON line with its name as the message", () => {
  const { lines, destination } = record();
  createLogger("info", destination).info({ room: "r" }, "room.loaded");
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ msg: "room.loaded", room: "r", level: 30 });
});

test("secrets are blanked at the top and one level down", () => {
  const { lines, destination } = record();
  createLogger("info", destination).info({ token: "t0p", request: { url: "/?token=t0p" } }, "x.y");
  expect(lines.join()).not.toContain("t0p");
});

test("events below the level are not written", () => {
  const { lines, destination } = record();
  createLogger("warn", destination).info({}, "room.loaded");
  expect(lines).toEqual([]);
});

test("an error's code and cause are written", () => {
  const { lines, destination } = record();
  const error = Object.assign(new Error("disk full", { cause: new Error("ENOSPC") }), { code: "io" });
  createLogger("error", destination).error({ error }, "store.append_failed");
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    error: { message: expect.stringContaining("disk full"), code: "io" },
  });
});
