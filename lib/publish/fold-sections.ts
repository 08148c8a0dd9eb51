import { createHeadingIds } from "./heading-ids.ts";
import { leaf, type PageElement, parent, toHtml } from "./page-element.ts";

export interface OutlineEntry {
  id: string;
  /** 1 is the strongest there is on the page. */
  depth: number;
  text: string;
}

interface Section {
  level: number;
  heading: PageElement;
  children: PageElement[];
}

/**
 * What stands below a heading, in a section that can be folded, without a script. Headings get the ids that the outline leads to.
 * `textOf` gives the words of a heading.
 */
export function foldSections(
  blocks: readonly {
    element: PageElement;
    heading: { level: number; text: string; own: string | null } | undefined;
  }[],
): { elements: PageElement[]; outline: OutlineEntry[] } {
  const nameOf = createHeadingIds();
  const outline: OutlineEntry[] = [];
  const levels = blocks.flatMap(({ heading }) => (heading === undefined ? [] : [heading.level]));
  const strongest = Math.min(...levels);
  const top: PageElement[] = [];
  let open: Section[] = [];
  const place = (): PageElement[] => open.at(-1)?.children ?? top;
  const closeTo = (level: number) => {
    for (let last = open.at(-1); last !== undefined && last.level >= level; last = open.at(-1)) {
      open = open.slice(0, -1);
      place().push(toSection(last));
    }
  };
  for (const { element, heading } of blocks) {
    if (heading === undefined || heading.text.trim() === "") {
      place().push(element);
      continue;
    }
    closeTo(heading.level);
    const id = nameOf(heading.text, heading.own);
    outline.push({ id, depth: heading.level - strongest + 1, text: heading.text.trim() });
    const named = leaf(element.tag, { id, dir: "auto" }, element.inner);
    open = [...open, { level: heading.level, heading: named, children: [] }];
  }
  closeTo(0);
  return { elements: top, outline };
}

function toSection({ heading, children }: Section): PageElement {
  if (children.length === 0) return heading;
  return parent("details", { open: true }, [leaf("summary", {}, toHtml(heading)), ...children]);
}
