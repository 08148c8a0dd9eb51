import type { Node } from "prosemirror-model";

export interface Heading {
  readonly text: string;
  readonly level: number;
}

interface Outline {
  readonly headings: readonly Heading[];
  /** Where each of them begins in this document. */
  readonly positions: readonly number[];
}

// Nodes never change. A heading that nobody touched is the same object in every outline, so that lists can be compared cheaply.
const known = new WeakMap<Node, Heading>();
const outlines = new WeakMap<Node, Outline>();

/** The headings that have words, in order; those in tables head no section and are left out. Read anew only after a change. */
export function outlineOf(doc: Node): Outline {
  const found = outlines.get(doc);
  if (found !== undefined) return found;
  const headings: Heading[] = [];
  const positions: number[] = [];
  doc.forEach((block, position) => {
    const heading = block.attrs["kind"] === "heading" ? headingOf(block) : undefined;
    if (heading === undefined || heading.text === "") return;
    headings.push(heading);
    positions.push(position);
  });
  const outline = { headings, positions };
  outlines.set(doc, outline);
  return outline;
}

function headingOf(block: Node): Heading {
  let heading = known.get(block);
  if (heading === undefined) {
    heading = { text: block.textContent.trim(), level: Number(block.attrs["level"]) };
    known.set(block, heading);
  }
  return heading;
}
