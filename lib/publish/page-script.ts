/**
 * What a published page runs: marks the outline, and, on a live page, follows the document. Each function is sent as its source,
 * so it may use nothing from outside itself; together they are a few kilobytes without any framework.
 */
import type { PagePatch } from "./diff-page.ts";

/** What a stream tells: from which state to which, and how. */
export interface PageChange extends PagePatch {
  from: string;
  to: string;
  title: string;
}

/** Opens the outline where there is room for it, and marks where the reader is. */
export function markOutline(): void {
  const wide = matchMedia("(min-width: 70rem)");
  const arrange = () => {
    const outline = document.querySelector<HTMLDetailsElement>(".toc");
    if (outline !== null) outline.open = wide.matches;
  };
  const mark = () => {
    const links = [...document.querySelectorAll<HTMLAnchorElement>(".toc a")];
    let current = links[0];
    for (const link of links) {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (heading !== null && heading.getBoundingClientRect().top < innerHeight / 3) current = link;
    }
    for (const link of links) {
      if (link !== current) link.removeAttribute("aria-current");
      else if (!link.hasAttribute("aria-current")) link.setAttribute("aria-current", "location");
    }
  };
  let isDue = false;
  const soon = () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      mark();
    });
  };
  arrange();
  mark();
  wide.addEventListener("change", arrange);
  addEventListener("scroll", soon, { passive: true });
  addEventListener("quire:changed", () => {
    arrange();
    mark();
  });
}

/** Follows the document while somebody looks at the page. */
export function followPage(): void {
  const main = document.querySelector("main");
  const sign = document.querySelector<HTMLElement>(".live");
  const address = sign?.dataset["stream"];
  if (main === null || sign === null || address === undefined) return;
  let state = main.dataset["state"] ?? "";
  let source: EventSource | undefined;
  let wait = 2_000;
  let timer = 0;

  /** What the reader looks at stays where it is on the screen, whatever changes above it. */
  const keepPlace = (change: () => void) => {
    const seen = [...main.querySelectorAll("article *")].find(
      (element) => element.children.length === 0 && element.getBoundingClientRect().bottom > 0,
    );
    const top = seen?.getBoundingClientRect().top ?? 0;
    change();
    if (seen?.isConnected === true && scrollY > 0) {
      const moved = seen.getBoundingClientRect().top - top;
      if (moved !== 0) scrollBy({ top: moved, behavior: "instant" });
    }
    dispatchEvent(new Event("quire:changed"));
  };

  const apply = ({ path, at, remove, html, to, title }: PageChange) => {
    let place: Element | undefined = main;
    for (const child of path) place = place?.children[child];
    if (place === undefined || place.children.length < at + remove) {
      void reload();
      return;
    }
    const holder = document.createElement("template");
    holder.innerHTML = html;
    const target = place;
    keepPlace(() => {
      for (let count = remove; count > 0; count--) target.children[at]?.remove();
      target.insertBefore(holder.content, target.children[at] ?? null);
    });
    state = to;
    document.title = title;
  };

  /** The whole page anew, in its place: after sleep, and whenever something was missed. */
  const reload = async (): Promise<void> => {
    try {
      const answer = await fetch(location.pathname, { cache: "no-cache" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("main");
      if (!answer.ok || fresh === null || page.querySelector(".live") === null) return location.reload();
      if (fresh.dataset["state"] === state) return;
      keepPlace(() => {
        for (const name of ["class", "dir"]) main.setAttribute(name, fresh.getAttribute(name) ?? "");
        main.replaceChildren(...fresh.childNodes);
      });
      state = fresh.dataset["state"] ?? "";
      document.title = page.title;
    } catch {
      // No network: the stream says when there is one again.
    }
  };

  const stop = () => {
    source?.close();
    source = undefined;
    clearTimeout(timer);
  };

  const open = () => {
    stop();
    const stream = new EventSource(`${address}?state=${state}`);
    source = stream;
    stream.addEventListener("open", () => {
      wait = 2_000;
      delete sign.dataset["off"];
    });
    stream.addEventListener("patch", (event: MessageEvent<string>) => {
      const change: PageChange = JSON.parse(event.data);
      if (change.from === state) apply(change);
      else if (change.to !== state) void reload();
    });
    stream.addEventListener("reload", () => void reload());
    stream.addEventListener("gone", () => location.reload());
    stream.addEventListener("error", () => {
      stop();
      sign.dataset["off"] = "";
      // Not all at once after a restart.
      timer = window.setTimeout(() => void reload().then(open), wait * (0.5 + Math.random()));
      wait = Math.min(wait * 2, 60_000);
    });
  };

  const look = () => {
    if (document.hidden) stop();
    else if (source === undefined) open();
  };
  document.addEventListener("visibilitychange", look);
  // Leaving the page: what is kept for "back" must not hold a stream.
  addEventListener("pagehide", stop);
  addEventListener("pageshow", look);
  look();
}

/** The script of a page, live or not. */
export function pageScript(isLive: boolean): string {
  const parts = isLive ? [markOutline, followPage] : [markOutline];
  return parts.map((part) => `(${part.toString()})()`).join(";");
}
