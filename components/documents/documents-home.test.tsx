// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  allByName,
  byName,
  click,
  perform,
  press,
  render,
  renderAgain,
  type,
} from "#components/testing/render.tsx";
import type { Role } from "#lib/collab/role.ts";
import type { DocumentEntry, DocumentScope } from "#lib/collab/service-api.ts";
import type { DocumentActions } from "./document-actions.ts";
import { DocumentsHome } from "./documents-home.tsx";

const push = vi.fn<(href: string) => void>();
vi.mock("next/navigation", () => ({ useRouter: () => ({ push }) }));

const now = Date.UTC(2026, 5, 15, 12);

function entry(id: string, title: string, minutesAgo: number, role: Role = "own"): DocumentEntry {
  return {
    id,
    title,
    role,
    owner: { id: "someone", name: "Ada" },
    createdAt: 0,
    updatedAt: now - minutesAgo * 60_000,
    trashedAt: null,
    format: "xml",
    schemaVersion: 1,
    hidesViewers: false,
    incarnation: "i",
  };
}

/** A server of one list: does what it is asked and remembers it. */
class FakeServer implements DocumentActions {
  list: DocumentEntry[];
  calls: string[] = [];
  isDown = false;
  constructor(...list: DocumentEntry[]) {
    this.list = list;
  }
  documents = () => Promise.resolve(this.list);
  createDocument = ({ kind }: { kind: string }) => this.#do(`create ${kind}`, entry("new", "", 0));
  renameDocument = (id: string, title: string) => this.#do(`rename ${id} ${title}`, this.#entry(id));
  trashDocument = (id: string) => this.#do(`trash ${id}`, this.#entry(id));
  restoreDocument = (id: string) => this.#do(`restore ${id}`, this.#entry(id));
  #entry(id: string): DocumentEntry {
    return this.list.find((document) => document.id === id) ?? entry(id, "gone", 0);
  }
  #do(call: string, answer: DocumentEntry): Promise<DocumentEntry> {
    this.calls.push(call);
    return this.isDown ? Promise.reject(new Error("down")) : Promise.resolve(answer);
  }
}

function show(server: FakeServer, scope: DocumentScope = "all"): Promise<void> {
  return render(<DocumentsHome scope={scope} documents={server.list} now={now} mayCreate actions={server} />);
}

function titles(): string[] {
  return [...document.querySelectorAll("ul[aria-label=Documents] a")].map((link) => link.textContent ?? "");
}

/** Radix opens a menu on the key, as on the pointer. */
async function choose(menu: string, item: string): Promise<void> {
  const trigger = byName("button", menu);
  await perform(() => trigger.focus());
  await press(trigger, "Enter");
  const [found] = allByName("menuitem", item);
  if (found === undefined) throw new Error(`no item ${item}`);
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
  const shared = entry("c", "", 120, "view");

  it("lists what there is; links are named by the title alone", async () => {
    await show(new FakeServer(plan, menu, shared));
    expect(titles()).toEqual(["Plan", "Café menu", "Untitled"]);
    expect(byName("link", "Plan").getAttribute("href")).toBe("/d/a");
    expect(document.body.textContent).toContain("Edited 5 minutes ago");
    expect(document.body.textContent).toContain("Can view · from Ada");
  });

  it("gives a viewer no menu that could do nothing", async () => {
    await show(new FakeServer(shared));
    expect(allByName("button", "More about Untitled")).toEqual([]);
  });

  it("creates a document and goes there", async () => {
    await show(new FakeServer(plan));
    await click(byName("button", "New document"));
    await vi.waitFor(() => expect(push).toHaveBeenCalledWith("/d/new"));
  });

  it("says so when a document can't be created, and stays usable", async () => {
    const server = new FakeServer(plan);
    server.isDown = true;
    await show(server);
    await click(byName("button", "New document"));
    await vi.waitFor(() => expect(document.body.textContent).toContain("was not created"));
    expect(byName("button", "New document").getAttribute("aria-busy")).toBeNull();
    expect(push).not.toHaveBeenCalled();
  });

  it("offers the Welcome document where there is nothing", async () => {
    const server = new FakeServer();
    await show(server);
    await click(byName("button", "Open the Welcome document"));
    expect(server.calls).toEqual(["create welcome"]);
  });

  it("finds titles blind to case and accents, and leads back", async () => {
    await show(new FakeServer(plan, menu));
    await type(byName("searchbox", "Search by title"), "CAFE");
    expect(titles()).toEqual(["Café menu"]);
    await type(byName("searchbox", "Search by title"), "zebra");
    expect(titles()).toEqual([]);
    await click(byName("button", "Show everything"));
    expect(titles()).toEqual(["Plan", "Café menu"]);
  });

  it("leads to the search with Ctrl K", async () => {
    await show(new FakeServer(plan));
    const key = new KeyboardEvent("keydown", { key: "k", ctrlKey: true, cancelable: true });
    await perform(() => document.dispatchEvent(key));
    expect(document.activeElement).toBe(byName("searchbox", "Search by title"));
    expect(key.defaultPrevented).toBe(true);
  });

  it("renames in place on Enter, without moving the row", async () => {
    const server = new FakeServer(plan, menu);
    await show(server);
    await choose("More about Café menu", "Rename");
    await type(byName("textbox", "New title"), "  Dinner ");
    await press(byName("textbox", "New title"), "Enter");
    expect(titles()).toEqual(["Plan", "Dinner"]);
    expect(server.calls).toEqual(["rename b Dinner"]);
  });

  it("keeps the title on Esc", async () => {
    const server = new FakeServer(plan);
    await show(server);
    await choose("More about Plan", "Rename");
    await type(byName("textbox", "New title"), "Other");
    await press(byName("textbox", "New title"), "Escape");
    expect(titles()).toEqual(["Plan"]);
    expect(server.calls).toEqual([]);
  });

  it("takes a rename back when the server refuses", async () => {
    const server = new FakeServer(plan);
    await show(server);
    server.isDown = true;
    await choose("More about Plan", "Rename");
    await type(byName("textbox", "New title"), "Other");
    await press(byName("textbox", "New title"), "Enter");
    await vi.waitFor(() => expect(titles()).toEqual(["Plan"]));
    expect(document.body.textContent).toContain("The new title was not saved");
  });

  it("moves to trash, and Undo brings it back to its place", async () => {
    const server = new FakeServer(plan, menu);
    await show(server);
    await choose("More about Plan", "Move to trash");
    expect(titles()).toEqual(["Café menu"]);
    await vi.waitFor(() => expect(document.body.textContent).toContain("“Plan” moved to trash"));
    await click(byName("button", "Undo"));
    expect(titles()).toEqual(["Plan", "Café menu"]);
    expect(server.calls).toEqual(["trash a", "restore a"]);
  });

  it("puts a document back when it could not be moved to trash", async () => {
    const server = new FakeServer(plan);
    await show(server);
    server.isDown = true;
    await choose("More about Plan", "Move to trash");
    await vi.waitFor(() => expect(titles()).toEqual(["Plan"]));
    expect(document.body.textContent).toContain("was not moved to trash");
  });

  it("restores from the trash", async () => {
    const server = new FakeServer({ ...plan, trashedAt: now - 60_000 });
    await show(server, "trash");
    expect(document.body.textContent).toContain("Moved to trash 1 minute ago");
    await click(byName("button", "Restore"));
    expect(server.calls).toEqual(["restore a"]);
    await vi.waitFor(() => expect(document.body.textContent).toContain("The trash is empty"));
  });

  it("offers a guest nothing to make where only members make documents", async () => {
    const server = new FakeServer();
    await render(<DocumentsHome scope="all" documents={[]} now={now} mayCreate={false} actions={server} />);
    expect(allByName("button", "New document")).toEqual([]);
    expect(allByName("button", "Open the Welcome document")).toEqual([]);
    expect(document.body.textContent).toContain("only members make documents");
  });

  it("brings the trash on screen up to date when an older Undo is pressed", async () => {
    const server = new FakeServer(plan);
    const documents = (
      <DocumentsHome key="all" scope="all" documents={[plan]} now={now} mayCreate actions={server} />
    );
    const trash = (
      <DocumentsHome key="trash" scope="trash" documents={[plan]} now={now} mayCreate actions={server} />
    );
    const show = await renderAgain(documents);
    await choose("More about Plan", "Move to trash");
    await show(trash);
    server.list = [];
    await click(byName("button", "Undo"));
    await vi.waitFor(() => expect(document.body.textContent).toContain("The trash is empty"));
  });

  it("catches up when the page is looked at again", async () => {
    const server = new FakeServer(plan);
    await show(server);
    server.list = [menu, plan];
    await perform(() => document.dispatchEvent(new Event("visibilitychange")));
    await vi.waitFor(() => expect(titles()).toEqual(["Café menu", "Plan"]));
  });
});
