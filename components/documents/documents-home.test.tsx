// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FakeHome } from "#components/testing/fake-home.ts";
import {
  choose,
  entry,
  focused,
  home,
  key,
  menu,
  navLink,
  notes,
  now,
  plan,
  shared,
  show,
  titles,
} from "#components/testing/open-home.tsx";
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

const push = vi.fn<(href: string) => void>();
vi.mock("next/navigation", () => ({ useRouter: () => ({ push, prefetch: () => {} }) }));

beforeEach(() => {
  push.mockReset();
  vi.useFakeTimers({ toFake: ["Date"], now });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("DocumentsHome", () => {
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
