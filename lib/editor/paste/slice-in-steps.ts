/** Flat blocks → what the schema parses of them, some blocks at a time: to be told as one when ProseMirror asks for it. */
import { type DOMParser, Fragment, type Node, type ResolvedPos, Slice } from "prosemirror-model";
import type { Steps } from "./steps.ts";

const blocksPerStep = 20;
/** Parsed by a step as by the whole: nothing in front of one of these belongs to the same block. */
const beginning = /^(DIV|TABLE|HR|FIGURE)$/;

/** As `parser.parseSlice(flat)` of the whole, in the way of prosemirror-view. */
export function* sliceInSteps(flat: Element, parser: DOMParser, context: ResolvedPos): Steps<Slice> {
  const page = flat.ownerDocument;
  const isSlice = flat.querySelector("[data-pm-slice]") !== null;
  const blocks: Node[] = [];
  const children = [...flat.childNodes];
  for (let from = 0; from < children.length; ) {
    let to = from + 1;
    while (to < children.length && (to - from < blocksPerStep || !mayBegin(children[to]))) to += 1;
    const part = page.createElement("div");
    part.append(...children.slice(from, to));
    // Once through text, as the whole goes: what was written as several texts is one.
    const read = page.createElement("div");
    read.innerHTML = part.innerHTML;
    // The options of prosemirror-view, but for its rule about <br>: there is none in flat blocks.
    const { content } = parser.parseSlice(read, { preserveWhitespace: isSlice, context });
    content.forEach((block) => blocks.push(block));
    from = to;
    yield;
  }
  return Slice.maxOpen(Fragment.from(blocks));
}

function mayBegin(node: ChildNode | undefined): boolean {
  return node !== undefined && beginning.test(node.nodeName);
}
