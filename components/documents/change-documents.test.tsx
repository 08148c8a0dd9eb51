// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FakeHome } from "#components/testing/fake-home.ts";
import {
  choose,
  chosen,
  entry,
  focused,
  key,
  menu,
  notes,
  now,
  plan,
  shared,
  show,
  titles,
} from "#components/testing/open-home.tsx";
import { byName, click, eventually, perform, press, type } from "#components/testing/render.tsx";

const push = vi.fn<(href: string) => void>();
vi.mock("next/navigation", () => ({ useRouter: () => ({ push, prefetch: () => {} }) }));

beforeEach(() => {
  push.mockReset();
  vi.useFakeTimers({ toFake: ["Date"], now });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("changing documents at home", () => {
  it("chooses by keyboard: Space, Shift with arrows, Ctrl A, Esc", async () => {
    await show(new FakeHome(plan, menu, notes));
    await press(byName("searchbox", "Search your documents"), "ArrowDown");
    await key(" ");
    expect(chosen()).toEqual(["Plan"]);
    await key("ArrowDown", { shiftKey: true });
    expect(chosen()).toEqual(["Plan", "Café menu"]);
    await key("ArrowUp", { shiftKey: true });
    expect(chosen()).toEqual(["Plan"]);
    await key("a", { ctrlKey: true });
    expect(chosen()).toEqual(["Plan", "Café menu", "Notes"]);
    expect(document.body.textContent).toContain("3 selected");
    await key("Escape");
    expect(chosen()).toEqual([]);
  });

  it("trashes what is chosen with Delete, goes on beside it, and takes it back", async () => {
    const server = new FakeHome(plan, menu, notes);
    await show(server);
    await press(byName("searchbox", "Search your documents"), "ArrowDown");
    await key(" ");
    await key("ArrowDown", { shiftKey: true });
    await key("Delete");
    expect(titles()).toEqual(["Notes"]);
    expect(focused()).toBe("Notes");
    await eventually(() => expect(document.body.textContent).toContain("2 documents moved to trash"));
    await click(byName("button", "Undo"));
    expect(titles()).toEqual(["Plan", "Café menu", "Notes"]);
    expect(server.calls).toEqual(["trash a,b", "restore a,b"]);
  });

  it("leaves alone what belongs to others, and says so", async () => {
    const server = new FakeHome(shared);
    await show(server);
    await press(byName("searchbox", "Search your documents"), "ArrowDown");
    await key("Delete");
    await eventually(() => expect(document.body.textContent).toContain("belongs to somebody else"));
    expect(server.calls).toEqual([]);
  });

  it("stars a row, and several at once with a way back", async () => {
    const server = new FakeHome(plan, menu);
    await show(server);
    await click(byName("button", "Star Plan"));
    expect(byName("button", "Star Plan").getAttribute("aria-pressed")).toBe("true");
    await perform(() =>
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "a", ctrlKey: true, bubbles: true })),
    );
    await click(byName("button", "Star"));
    await eventually(() => expect(document.body.textContent).toContain("1 document starred"));
    expect(server.calls).toEqual(["star a", "star b"]);
  });

  it("tags from the keyboard: a new tag, and one there is", async () => {
    const server = new FakeHome(plan, entry("b", "Menu", 60, { tags: ["food"] }));
    await show(server);
    await press(byName("searchbox", "Search your documents"), "ArrowDown");
    await key("t");
    const field = await eventually(() => {
      const found = document.querySelector("[role=combobox]");
      if (!(found instanceof HTMLElement)) throw new Error("no field yet");
      return found;
    });
    await type(field, "budget");
    await press(field, "Enter");
    await type(field, "foo");
    await press(field, "Enter");
    expect(server.calls).toEqual(["tag budget a", "tag food a"]);
    expect(byName("button", "Show all tagged budget").textContent).toBe("budget");
  });

  it("renames in place on Enter, without moving the row", async () => {
    const server = new FakeHome(plan, menu);
    await show(server);
    await choose("More about Café menu", "Rename");
    await type(byName("textbox", "New title"), "  Dinner ");
    await press(byName("textbox", "New title"), "Enter");
    expect(titles()).toEqual(["Plan", "Dinner"]);
    expect(server.calls).toEqual(["rename b Dinner"]);
  });

  it("keeps the title on Esc", async () => {
    const server = new FakeHome(plan);
    await show(server);
    await choose("More about Plan", "Rename");
    await type(byName("textbox", "New title"), "Other");
    await press(byName("textbox", "New title"), "Escape");
    expect(titles()).toEqual(["Plan"]);
    expect(server.calls).toEqual([]);
  });

  it("takes a rename back when the server refuses", async () => {
    const server = new FakeHome(plan);
    await show(server);
    server.isDown = true;
    await choose("More about Plan", "Rename");
    await type(byName("textbox", "New title"), "Other");
    await press(byName("textbox", "New title"), "Enter");
    await eventually(() => expect(titles()).toEqual(["Plan"]));
    expect(document.body.textContent).toContain("The new title was not saved");
  });

  it("moves to trash, and Undo brings it back to its place", async () => {
    const server = new FakeHome(plan, menu);
    await show(server);
    await choose("More about Plan", "Move to trash");
    expect(titles()).toEqual(["Café menu"]);
    await eventually(() => expect(document.body.textContent).toContain("“Plan” moved to trash"));
    await click(byName("button", "Undo"));
    expect(titles()).toEqual(["Plan", "Café menu"]);
    expect(server.calls).toEqual(["trash a", "restore a"]);
  });

  it("puts a document back when it could not be moved to trash", async () => {
    const server = new FakeHome(plan);
    await show(server);
    server.refused.add("a");
    await choose("More about Plan", "Move to trash");
    await eventually(() => expect(titles()).toEqual(["Plan"]));
    await eventually(() => expect(document.body.textContent).toContain("could not be changed"));
  });

  it("says how long a document stays in the trash, and restores it", async () => {
    const server = new FakeHome({ ...plan, trashedAt: now - 60_000 });
    await show(server, { scope: "trash" });
    expect(document.body.textContent).toContain("Deleted for good in 30 days · Moved to trash 1 minute ago");
    await click(byName("button", "Restore"));
    expect(server.calls).toEqual(["restore a"]);
    await eventually(() => expect(document.body.textContent).toContain("The trash is empty"));
  });

  it("deletes for good only after one more question", async () => {
    const server = new FakeHome({ ...plan, trashedAt: now - 60_000 });
    await show(server, { scope: "trash" });
    await choose("More about Plan", "Delete for good…");
    await eventually(() => expect(document.body.textContent).toContain("Nothing brings them back"));
    expect(server.calls).toEqual([]);
    await click(byName("button", "Delete for good"));
    await eventually(() => expect(server.calls).toEqual(["delete a"]));
    expect(titles()).toEqual([]);
  });
});
