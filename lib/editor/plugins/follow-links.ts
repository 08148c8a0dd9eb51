import { Plugin } from "prosemirror-state";
import { safeHref } from "../queries/safe-href.ts";

/**
 * Links open in a tab of their own: with a plain click while reading, with Mod-click while writing, where a plain click
 * puts the caret. The address is checked again, it came from somebody else. A link to a block of this page leads there.
 */
export function followLinks(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        click: (view, event) => {
          const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
          if (link === null || event.button !== 0) return false;
          event.preventDefault();
          if (view.editable && !event.metaKey && !event.ctrlKey) return false;
          const href = safeHref(link.getAttribute("href") ?? "");
          if (href !== undefined && !goWithinPage(href)) window.open(href, "_blank", "noopener,noreferrer");
          return true;
        },
      },
    },
  });
}

/** Goes to a place of the page that is open, if that is where `href` leads. */
export function goWithinPage(href: string): boolean {
  const { location } = window;
  if (!URL.canParse(href, location.href)) return false;
  const { origin, pathname, hash } = new URL(href, location.href);
  if (origin !== location.origin || pathname !== location.pathname || hash === "") return false;
  // The same address once more is no change that the browser tells of.
  if (location.hash === hash) window.dispatchEvent(new HashChangeEvent("hashchange"));
  else location.hash = hash;
  return true;
}
