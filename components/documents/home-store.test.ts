import { describe, expect, it, vi } from "vitest";
import { FakeHome, sampleEntry } from "#components/testing/fake-home.ts";
import type { HomePage } from "#lib/collab/home-api.ts";
import { createHomeStore } from "./home-store.ts";
import type { HomeView } from "./home-view.ts";

function start(server: FakeHome, view: HomeView = { scope: "recent" }) {
  const store = createHomeStore(server, { view, list: server.homeNow(view), facets: server.facetsNow() });
  const titles = () => store.state().list?.documents.map(({ title }) => title);
  return { store, titles };
}

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => sampleEntry(`d${index}`, `${index}`));
const [plan, menu, notes] = [sampleEntry("a", "Plan"), sampleEntry("b", "Menu"), sampleEntry("c", "Notes")];

describe("home store", () => {
  it("shows a change at once, in every list that was looked at", async () => {
    const starred = { ...menu, isStarred: true };
    const { store, titles } = start(new FakeHome(plan, starred, notes));
    store.show({ scope: "starred" });
    await vi.waitFor(() => expect(titles()).toEqual(["Menu"]));
    const done = store.change({ action: "trash", documentIds: ["b"] });
    expect(titles()).toEqual([]);
    store.show({ scope: "recent" });
    expect(titles()).toEqual(["Plan", "Notes"]);
    expect((await done).done).toEqual(["b"]);
  });

  it("takes a change back at its place, whatever the server's order", async () => {
    const { store, titles } = start(new FakeHome(plan, menu, notes));
    const { undo } = await store.change({ action: "trash", documentIds: ["b"] });
    expect(titles()).toEqual(["Plan", "Notes"]);
    const back = undo?.();
    expect(titles()).toEqual(["Plan", "Menu", "Notes"]);
    expect(await back).toMatchObject({ done: ["b"], failed: [] });
  });

  it("puts back what the server refuses, and tells which", async () => {
    const server = new FakeHome(plan, menu, notes);
    server.refused.add("b");
    const { store, titles } = start(server);
    const outcome = await store.change({ action: "trash", documentIds: ["a", "b"] });
    expect(outcome).toMatchObject({ done: ["a"], failed: [{ documentId: "b", code: "forbidden" }] });
    expect(titles()).toEqual(["Menu", "Notes"]);
    expect(store.state().list?.total).toBe(2);
  });

  it("puts everything back when the server can't be asked", async () => {
    const server = new FakeHome(plan, menu);
    const { store, titles } = start(server);
    server.isDown = true;
    await expect(store.change({ action: "trash", documentIds: ["a"] })).rejects.toThrow("down");
    expect(titles()).toEqual(["Plan", "Menu"]);
  });

  it("asks in parts that one call takes", async () => {
    const server = new FakeHome(...many(1_200));
    const { store } = start(server);
    await store.change({ action: "star", documentIds: server.entries.map(({ id }) => id) });
    expect(server.calls.length).toBe(3);
    expect(server.entries.every(({ isStarred }) => isStarred)).toBe(true);
  });

  it("never lets an answer that set out before a change overwrite it", async () => {
    const server = new FakeHome(plan, menu);
    const { store, titles } = start(server);
    const held: ((page: HomePage) => void)[] = [];
    server.home = () => new Promise((resolve) => held.push(resolve));
    const refreshed = store.refresh();
    const old = server.homeNow({ scope: "recent" });
    const changed = store.change({ action: "trash", documentIds: ["a"] });
    held[0]?.(old);
    await Promise.all([refreshed, changed]);
    expect(titles()).toEqual(["Menu"]);
  });

  it("fetches on until it reaches a row, each page once", async () => {
    const server = new FakeHome(...many(350));
    const home = vi.spyOn(server, "home");
    const { store, titles } = start(server);
    await Promise.all([store.reach(120), store.reach(310)]);
    expect(titles()?.length).toBe(350);
    expect(home).toHaveBeenCalledTimes(3);
  });

  it("keeps what was fetched further down when the beginning comes anew", async () => {
    const server = new FakeHome(...many(250));
    const { store, titles } = start(server);
    await store.reach(150);
    server.entries = [sampleEntry("new", "new"), ...server.entries];
    await store.refresh();
    expect(titles()?.[0]).toBe("new");
    expect(titles()?.length).toBeGreaterThanOrEqual(200);
    expect(new Set(titles()).size).toBe(titles()?.length);
  });

  it("tells of a list that did not come, and forgets it when it comes", async () => {
    const server = new FakeHome(plan);
    const { store, titles } = start(server);
    server.isDown = true;
    store.show({ scope: "mine" });
    await vi.waitFor(() => expect(store.state().trouble).toBeInstanceOf(Error));
    expect(store.state().list).toBeNull();
    server.isDown = false;
    await store.refresh();
    expect(store.state().trouble).toBeNull();
    expect(titles()).toEqual(["Plan"]);
  });

  it("takes what is trashed out of the answer of a search", async () => {
    const server = new FakeHome(plan, menu);
    const result = { document: plan, title: { text: "Plan", marks: [] }, passage: null, tags: [] };
    server.answer = { results: [result], isIndexing: false };
    const { store } = start(server);
    store.show({ scope: "recent", search: "plan" });
    await vi.waitFor(() => expect(store.state().search.answer?.results.length).toBe(1));
    server.answer = { results: [], isIndexing: false };
    const changed = store.change({ action: "trash", documentIds: ["a"] });
    expect(store.state().search.answer?.results).toEqual([]);
    await changed;
    store.end();
  });
});
