/** The home page in tests, with a server that is not there. */
import { DocumentsHome } from "#components/documents/documents-home.tsx";
import type { HomeView } from "#components/documents/home-view.ts";
import type { HomeEntry } from "#lib/collab/home-api.ts";
import { type FakeHome, sampleEntry } from "./fake-home.ts";
import { allByName, byName, click, eventually, perform, press, render } from "./render.tsx";

/** What the clock of these tests says. */
export const now = Date.UTC(2026, 5, 15, 12);

/** A document of mine, edited so many minutes before `now`. */
export function entry(
  id: string,
  title: string,
  minutesAgo: number,
  change: Partial<HomeEntry> = {},
): HomeEntry {
  return sampleEntry(id, title, { updatedAt: now - minutesAgo * 60_000, ...change });
}

export const plan = entry("a", "Plan", 5);
export const menu = entry("b", "Café menu", 60);
export const notes = entry("d", "Notes", 90);
/** Bob's, which I may read. */
export const shared = entry("c", "", 120, { role: "view", owner: { id: "bob", name: "Bob" } });

/** The page as it is rendered for who looks at `view`. */
export function home(server: FakeHome, view: HomeView = { scope: "recent" }, mayCreate = true) {
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

/** Renders it. */
export function show(server: FakeHome, view?: HomeView): Promise<void> {
  return render(home(server, view));
}

/** A key with what is held down beside it, where the focus is. */
export function key(name: string, held: { shiftKey?: boolean; ctrlKey?: boolean } = {}): Promise<void> {
  return perform(() =>
    document.activeElement?.dispatchEvent(
      new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, ...held }),
    ),
  );
}

/** The titles that are selected. */
export const chosen = () =>
  [...document.querySelectorAll<HTMLInputElement>("li input[type=checkbox]:checked")].map((box) =>
    (box.ariaLabel ?? box.getAttribute("aria-label") ?? "").replace("Select ", ""),
  );
/** What the focus is on. */
export const focused = () => document.activeElement?.textContent;

/** The titles in the list, from the top. */
export function titles(): string[] {
  return [...document.querySelectorAll("ul[aria-label=Documents] [data-row-link]")].map(
    (link) => link.textContent ?? "",
  );
}

/** Radix opens a menu on the key, as on the pointer. */
export async function choose(menu: string, item: string): Promise<void> {
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

/** A place in the navigation, whose name begins so. */
export function navLink(name: string): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>("nav a")].find((link) =>
    link.textContent?.startsWith(name),
  );
  if (found === undefined) throw new Error(`no link ${name}`);
  return found;
}
