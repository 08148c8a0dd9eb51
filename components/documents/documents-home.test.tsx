// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FakeHome, sampleEntry } from "#components/testing/fake-home.ts";
import {
  allByName,
  byName,
  click,
  eventually,
  perform,
  press,
  render,
  type,
} from "#components/testing/render.tsx";
import type { HomeEntry } from "#lib/collab/home-api.ts";
import { DocumentsHome } from "./documents-home.tsx";
import type { HomeView } from "./home-view.ts";

const push = vi.fn<(href: string) => void>();
vi.mock("next/navigation", () => ({ useRouter: () => ({ push, prefetch: () => {} }) }));

const now = Date.UTC(2026, 5, 15, 12);

function entry(id: string, title: string, minutesAgo: number, change: Partial<HomeEntry> = {}): HomeEntry {
  return sampleEntry(id, title, { updatedAt: now - minutesAgo * 60_000, ...change });
}

function home(server: FakeHome, view: HomeView = { scope: "recent" }, mayCreate = true) {
  window.history.replaceState(null, "", view.scope === "recent" ? "/" : `/?scope=${view.scope}`);
  return (
    <DocumentsHome
      view={view}
      list={server.homeNow(view)}
      facets={server.facetsNow()}
      now={now}
      myId="me"
      mayCreate={mayCreate}
      actions={server}
    />
  );
}

function show(server: FakeHome, view?: HomeView): Promise<void> {
  return render(home(server, view));
}

/** A key with what is held down beside it, where the focus is. */
function key(name: string, held: { shiftKey?: boolean; ctrlKey?: boolean } = {}): Promise<void> {
  return perform(() =>
    document.activeElement?.dispatchEvent(
      new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, ...held }),
    ),
  );
}

const chosen = () =>
  [...document.querySelectorAll<HTMLInputElement>("li input[type=checkbox]:checked")].map((box) =>
    (box.ariaLabel ?? box.getAttribute("aria-label") ?? "").replace("Select ", ""),
  );
const focused = () => document.activeElement?.textContent;

function titles(): string[] {
  return [...document.querySelectorAll("ul[aria-label=Documents] [data-row-link]")].map(
    (link) => link.textContent ?? "",
  );
}

/** Radix opens a menu on the key, as on the pointer. */
async function choose(menu: string, item: string): Promise<void> {
  const trigger = byName("button", menu);
  await perform(() => trigger.focus());
  // The menu of a row is made when its button is clicked; others open on the key.
  await (trigger.dataset["state"] === undefined ? click(trigger) : press(trigger, "Enter"));
  const found = await eventually(() => {
    const [one] = allByName("menuitem", item);
    if (one === undefined) throw new Error(`no item ${item}`);
    return one;
  });
  await click(found);
}

beforeEach(() => {
  push.mockReset();
  vi.useFakeTimers({ toFake: ["Date"], now });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("DocumentsHome", () => {
  const plan = entry("a", "Plan", 5);
  const menu = entry("b", "Café menu", 60);
  const notes = entry("d", "Notes", 90);
  const shared = entry("c", "", 120, { role: "view", owner: { id: "bob", name: "Bob" } });

  it("lists what there is; links are named by the title alone", async () => {
    await show(new FakeHome(plan, menu, shared));
    expect(titles()).toEqual(["Plan", "Café menu", "Untitled"]);
    expect(byName("link", "Plan").getAttribute("href")).toBe("/d/a");
    expect(document.body.textContent).toContain("Edited 5 minutes ago");
    expect(document.body.textContent).toContain("Can view · from Bob");
    expect(document.querySelector("li")?.getAttribute("aria-setsize")).toBe("3");
  });

  it("offers a viewer nothing that only others may do", async () => {
    await show(new FakeHome(shared));
    const trigger = byName("button", "More about Untitled");
    await click(trigger);
    expect(allByName("menuitem", "Tags…").length).toBe(1);
    for (const name of ["Rename", "Move to trash", "Use as a template"])
      expect(allByName("menuitem", name)).toEqual([]);
  });

  it("creates a document and goes there", async () => {
    await show(new FakeHome(plan));
    await click(byName("button", "New document"));
    await eventually(() => expect(push).toHaveBeenCalledWith("/d/new"));
  });

  it("says so when a document can't be created, and stays usable", async () => {
    const server = new FakeHome(plan);
    await show(server);
    server.isDown = true;
    await click(byName("button", "New document"));
    await eventually(() => expect(document.body.textContent).toContain("was not created"));
    expect(byName("button", "New document").getAttribute("aria-busy")).toBeNull();
    expect(push).not.toHaveBeenCalled();
  });

  it("starts from a template: Quire's, or one of one's own", async () => {
    const server = new FakeHome(entry("t", "Letter", 5, { isTemplate: true }));
    await show(server);
    await choose("From a template", "Meeting notes");
    await choose("From a template", "Letter");
    expect(server.calls).toEqual(["create meeting-notes", "duplicate t Letter"]);
    await eventually(() => expect(push).toHaveBeenCalledWith("/d/t-copy"));
  });

  it("offers the Welcome document where there is nothing", async () => {
    const server = new FakeHome();
    await show(server);
    await click(byName("button", "Open the Welcome document"));
    expect(server.calls).toEqual(["create welcome"]);
  });

  it("searches as one types, shows where it matches, and leads back", async () => {
    const server = new FakeHome(plan, menu);
    await show(server);
    const passage = {
      text: "two eggs and milk",
      marks: [[4, 8] as [number, number]],
      place: "b-1",
      isCutBefore: true,
      isCutAfter: false,
    };
    server.answer = {
      results: [{ document: menu, title: { text: menu.title, marks: [] }, passage, tags: [] }],
      isIndexing: false,
    };
    await type(byName("searchbox", "Search your documents"), "eggs");
    await eventually(() => expect(titles()).toEqual(["Café menu"]));
    expect(document.querySelector("mark")?.textContent).toBe("eggs");
    expect(byName("link", "Café menu").getAttribute("href")).toBe("/d/b#b-1");
    expect(location.search).toBe("?search=eggs");
    await press(byName("searchbox", "Search your documents"), "Enter");
    expect(push).toHaveBeenCalledWith("/d/b#b-1");
    server.answer = { results: [], isIndexing: false };
    await type(byName("searchbox", "Search your documents"), "zebra");
    await eventually(() => expect(document.body.textContent).toContain("Nothing found"));
    await click(byName("button", "Show everything"));
    expect(titles()).toEqual(["Plan", "Café menu"]);
  });

  it("says that it is still reading the documents", async () => {
    const server = new FakeHome(plan);
    await show(server);
    server.answer = { results: [], isIndexing: true };
    await type(byName("searchbox", "Search your documents"), "eggs");
    await eventually(() => expect(document.body.textContent).toContain("Nothing found yet"));
  });

  it("leads to the search with Ctrl K and with /", async () => {
    await show(new FakeHome(plan));
    for (const held of [{ key: "k", ctrlKey: true }, { key: "/" }]) {
      byName("searchbox", "Search your documents").blur();
      const pressed = new KeyboardEvent("keydown", { ...held, bubbles: true, cancelable: true });
      await perform(() => document.body.dispatchEvent(pressed));
      expect(document.activeElement).toBe(byName("searchbox", "Search your documents"));
      expect(pressed.defaultPrevented).toBe(true);
    }
  });

  it("goes along the list with the arrows, with one stop for the tab key", async () => {
    await show(new FakeHome(plan, menu, notes));
    await press(byName("searchbox", "Search your documents"), "ArrowDown");
    expect(focused()).toBe("Plan");
    await key("ArrowDown");
    await key("ArrowDown");
    expect(focused()).toBe("Notes");
    await key("Home");
    expect(focused()).toBe("Plan");
    const stops = [...document.querySelectorAll<HTMLElement>("[data-row-link]")].filter(
      (link) => link.tabIndex === 0,
    );
    expect(stops.map((link) => link.textContent)).toEqual(["Plan"]);
  });

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

  it("goes between its places without the server's pages, and keeps the address", async () => {
    const server = new FakeHome(plan, { ...menu, isStarred: true });
    await show(server);
    await click(navLink("Starred"));
    await eventually(() => expect(titles()).toEqual(["Café menu"]));
    expect(location.search).toBe("?scope=starred");
    expect(document.querySelector("h1")?.textContent).toContain("Starred");
  });

  it("says why a list did not come, and tries again", async () => {
    const server = new FakeHome(plan);
    await show(server);
    server.isDown = true;
    await click(navLink("Mine"));
    await eventually(() => expect(document.body.textContent).toContain("This list did not come"));
    server.isDown = false;
    await click(byName("button", "Try again"));
    await eventually(() => expect(titles()).toEqual(["Plan"]));
  });

  it("offers a guest nothing to make where only members make documents", async () => {
    await render(home(new FakeHome(), { scope: "recent" }, false));
    expect(allByName("button", "New document")).toEqual([]);
    expect(allByName("button", "Open the Welcome document")).toEqual([]);
    expect(document.body.textContent).toContain("only members make documents");
  });

  it("catches up when the page is looked at again", async () => {
    const server = new FakeHome(plan);
    await show(server);
    server.entries = [menu, plan];
    await perform(() => document.dispatchEvent(new Event("visibilitychange")));
    await eventually(() => expect(titles()).toEqual(["Café menu", "Plan"]));
  });
});

function navLink(name: string): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>("nav a")].find((link) =>
    link.textContent?.startsWith(name),
  );
  if (found === undefined) throw new Error(`no link ${name}`);
  return found;
}
