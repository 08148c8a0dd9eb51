import { Plugin } from "prosemirror-state";
import { safeHref } from "../queries/safe-href.ts";

/**
 * Links open in a tab of their own: with a plain click while reading, with Mod-click while writing, where a plain click
 * puts the caret. The address is checked again, it came from somebody else.
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
          if (href !== undefined) window.open(href, "_blank", "noopener,noreferrer");
          return true;
        },
      },
    },
  });
}
