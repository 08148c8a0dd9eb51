// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from "vitest";
import { createKeptChangesStore, deviceStorage } from "./kept-changes.ts";

const changes = { at: 5, changes: 2, title: "Plan", text: "hello", update: "AAA=" };
const storage = deviceStorage();

beforeEach(() => storage?.clear());

it("keeps per person and document until it is taken out", () => {
  const store = createKeptChangesStore(storage, "p1", "d1");
  expect(store.keep(changes)).toBe("all");
  store.keep({ ...changes, at: 3 });
  expect(createKeptChangesStore(storage, "p1", "d1").list()).toEqual([{ ...changes, at: 3 }, changes]);
  expect(createKeptChangesStore(storage, "p2", "d1").list()).toEqual([]);
  expect(createKeptChangesStore(storage, "p1", "d2").list()).toEqual([]);
  store.forget(3);
  expect(store.list()).toEqual([changes]);
});

it("keeps the words when there is no room for the document, and says when there is no room at all", () => {
  let room = 120;
  const full = {
    length: 0,
    setItem: vi.fn<(key: string, value: string) => void>((_key, value) => {
      if (value.length > room) throw new DOMException("full", "QuotaExceededError");
    }),
  };
  // Only what the store touches when it writes.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const store = createKeptChangesStore(full as unknown as Storage, "p1", "d1");
  expect(store.keep({ ...changes, update: "A".repeat(500) })).toBe("text");
  room = 0;
  expect(store.keep({ ...changes, update: "A".repeat(500) })).toBe("nothing");
  expect(createKeptChangesStore(undefined, "p1", "d1").keep(changes)).toBe("nothing");
});

it("does not stumble over what somebody else wrote there", () => {
  storage?.setItem("quire:kept:p1:d1:1", "{");
  storage?.setItem("quire:kept:p1:d1:2", '{"at":"soon"}');
  expect(createKeptChangesStore(storage, "p1", "d1").list()).toEqual([]);
});
