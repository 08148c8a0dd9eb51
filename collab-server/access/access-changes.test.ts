import { expect, test } from "vitest";
import { createAccessChanges } from "./access-changes.ts";
import type { AccessChange } from "./access-port.ts";

const change: AccessChange = { kind: "deleted", room: "d" };

test("every listener hears of a change, also behind one that throws; the fault is reported", () => {
  const errors: unknown[] = [];
  const heard: AccessChange[] = [];
  const changes = createAccessChanges((error) => errors.push(error));
  changes.subscribe(() => {
    throw new Error("on purpose");
  });
  changes.subscribe((told) => heard.push(told));
  changes.emit(change);
  expect(heard).toEqual([change]);
  expect(errors).toEqual([new Error("on purpose")]);
});

test("who stopped hears nothing more", () => {
  const heard: AccessChange[] = [];
  const changes = createAccessChanges(() => {});
  const stop = changes.subscribe((told) => heard.push(told));
  stop();
  changes.emit(change);
  expect(heard).toEqual([]);
});
