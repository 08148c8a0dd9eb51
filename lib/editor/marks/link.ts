import type { MarkSpec } from "prosemirror-model";
import { safeHref } from "../queries/safe-href.ts";

export const linkMark: MarkSpec = {
  attrs: { href: { default: "" } },
  inclusive: false,
  parseDOM: [
    {
      tag: "a[href]",
      getAttrs: (node) => {
        const href = safeHref(node.getAttribute("href") ?? "");
        return href === undefined ? false : { href };
      },
    },
  ],
  // The address comes from another client: it is checked again where it is drawn.
  toDOM: (mark) => [
    "a",
    { href: safeHref(String(mark.attrs.href)) ?? "#", rel: "noopener noreferrer nofollow" },
    0,
  ],
};
