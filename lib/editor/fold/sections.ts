import type { Node } from "prosemirror-model";

/** What stands under a folded heading: from behind it to where its section ends. */
export interface FoldedSection {
  /** In front of the heading. */
  readonly head: number;
  readonly from: number;
  readonly to: number;
  /** How many blocks are out of sight. */
  readonly count: number;
}

/** The level of a heading on the page, or undefined for anything else. */
export function headingLevel(node: Node | null | undefined): number | undefined {
  return node?.attrs["kind"] === "heading" ? Number(node.attrs["level"]) : undefined;
}

/**
 * The sections under the headings at `heads`, in order; a folded heading inside a folded section counts with that one. One pass
 * over the blocks, and none where nothing is folded.
 */
export function foldedSections(doc: Node, heads: ReadonlySet<number>): readonly FoldedSection[] {
  if (heads.size === 0) return [];
  const sections: FoldedSection[] = [];
  let open: { head: number; from: number; level: number; count: number } | undefined;
  const close = (to: number): void => {
    if (open !== undefined && open.count > 0) sections.push({ ...open, to });
    open = undefined;
  };
  doc.forEach((block, pos) => {
    const level = headingLevel(block);
    if (open !== undefined && level !== undefined && level <= open.level) close(pos);
    if (open !== undefined) open.count += 1;
    else if (level !== undefined && heads.has(pos))
      open = { head: pos, from: pos + block.nodeSize, level, count: 0 };
  });
  close(doc.content.size);
  return sections;
}

/** The section of the heading at `pos`, folded or not; undefined where there is none, or nothing under it. */
export function sectionAt(doc: Node, pos: number): FoldedSection | undefined {
  if (pos < 0 || pos >= doc.content.size) return undefined;
  return foldedSections(doc, new Set([pos]))[0];
}
