/** The starts and ends of blocks that nothing in the text says (read.ts), and the gaps that stand next to them. */
import type { FlatText } from "./flat-text.ts";
import type { Gap } from "./items.ts";
import { blockElement, blockEnd } from "./layout.ts";
import type { Hunk } from "./moves.ts";
import type { Neighbours } from "./places.ts";
import type { Entry } from "./segments.ts";
import type { Starts } from "./starts.ts";
import type { Stuff } from "./stuff.ts";
import type { Writer } from "./write.ts";

const asAround = new Map<string, unknown>();

/** Writes the ends that blocks next to a change only imply, so that the change can't make them say something else. */
export function complete(writer: Writer, flat: FlatText, hunk: Hunk, starts: Starts): void {
  const inline = hunk.inserted.every((token) => token.type === "char" || token.type === "inline");
  const touched: Entry[] = [];
  for (let i = starts.endingBehind(hunk.from - 1); (starts.at(i) ?? Infinity) <= hunk.to; i += 1) {
    const entry = flat.entries[i];
    if (entry !== undefined && (hunk.to > hunk.from || !inline || entry.content.length === 0))
      touched.push(entry);
  }
  completeEntries(writer, flat, touched);
}

/** Writes the starts and ends that blocks among `entries` only imply, and reads them again. */
export function completeEntries(writer: Writer, flat: FlatText, entries: readonly Entry[]): void {
  let written = false;
  for (const entry of entries) {
    if (entry.node.isTextblock) written = completeEntry(writer, flat, entry) || written;
  }
  if (written) flat.refresh();
}

/** Writes the start and the end of a block where they are only implied. Tells whether there was anything to write. */
function completeEntry(writer: Writer, flat: FlatText, entry: Entry): boolean {
  const { open, close, content } = entry;
  const [head, tail] = [content[0], content.at(-1)];
  if (open !== null && close !== null) return false;
  const end: Stuff = { type: "text", text: blockEnd, wanted: asAround };
  if (open === null) {
    const start: Stuff = { type: "element", name: blockElement, attrs: {}, wanted: asAround };
    writer.insert(
      head === undefined ? startOf(flat) : writer.before(flat.outerStart(head)),
      head === undefined ? [start, end] : [start],
    );
  }
  const last = tail === undefined ? open : { client: tail.client, clock: tail.clock + tail.len - 1 };
  if (close === null && last !== null) writer.insert(writer.behind(flat.outerEnd(last)), [end]);
  return true;
}

/** The gap at the start of a text. */
export function startOf(flat: FlatText): Gap {
  const [parent] = flat.parts;
  if (parent === undefined) throw new Error("a text without parts");
  return { left: null, parent };
}

/** The gap between neighbours in what the text shows. */
export function gapBetween(writer: Writer, flat: FlatText, { left, right }: Neighbours): Gap {
  if (left !== null) return writer.behind(flat.outerEnd(left));
  return right === null ? startOf(flat) : writer.before(flat.outerStart(right));
}
