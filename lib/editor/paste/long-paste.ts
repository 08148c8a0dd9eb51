/** A long clipboard is read in slices, while the page goes on; then what was read is pasted as if it were all that was copied. */
import type { Slice } from "prosemirror-model";
import type { EditorView } from "prosemirror-view";
import { ClipboardParser } from "../clipboard/clipboard-parser.ts";
import type { PasteHost } from "./paste-host.ts";
import { usualSizes } from "./paste-sizes.ts";
import { beginPasting } from "./pasting.ts";
import { PlaceOfPaste } from "./place-of-paste.ts";
import { readPastedHtml } from "./read-pasted-html.ts";
import { nextPaint, rest } from "./rest.ts";
import { sliceInSteps } from "./slice-in-steps.ts";
import { inSlices, type Steps } from "./steps.ts";

/** What was copied: as HTML, or as text that may turn out to be HTML too. */
export interface LongClipboard {
  /** Asked when the page has said that it takes a while. */
  readonly html: () => string | Promise<string> | undefined;
  readonly text: string;
  /** What a code editor says that its code is. */
  readonly language: string | undefined;
  readonly rtf: string | undefined;
  /** The data, once more for whoever handles a paste. */
  readonly event: ClipboardEvent;
}

interface Found {
  readonly slice: Slice;
  /** What a page of ours says of its first and last block. */
  readonly ends: string | undefined;
}

/** Resolves when it stands in the document, or its first blocks do. */
export async function pasteLong(view: EditorView, clipboard: LongClipboard, host: PasteHost): Promise<void> {
  const pasting = beginPasting(view);
  const place = new PlaceOfPaste(host.binding, view.state);
  const isOff = (): boolean => pasting.isOff || view.isDestroyed;
  pasting.say(host.texts("editor.pasting"));
  try {
    await nextPaint();
    // What reads Markdown cannot be fetched now: the text as it is.
    const html = await Promise.resolve(clipboard.html()).catch(() => undefined);
    const { sliceMs } = host.sizes ?? usualSizes;
    const found =
      html === undefined || isOff()
        ? undefined
        : await inSlices(read(view, html, clipboard, host), { sliceMs, rest, isOff });
    // What an input method shows is the browser's; it is over in a moment.
    // oxlint-disable-next-line no-await-in-loop
    while (view.composing && !isOff()) await nextPaint();
    if (isOff() || !view.editable) return;
    place.at(view, () => {
      if (found === undefined) view.pasteText(clipboard.text, clipboard.event);
      else paste(view, found, clipboard.event);
    });
  } finally {
    pasting.end();
  }
}

function* read(
  view: EditorView,
  html: string,
  { language, rtf }: LongClipboard,
  { tables }: PasteHost,
): Steps<Found> {
  const flat = yield* readPastedHtml(html, { tables, language, rtf });
  const parser = parserOf(view);
  const ends = flat.querySelector("[data-pm-slice]")?.getAttribute("data-pm-slice") ?? undefined;
  return { slice: yield* sliceInSteps(flat, parser, view.state.selection.$from), ends };
}

/** All that is done to a paste is done to this one: an element with nothing in it stands for what was read. */
function paste(view: EditorView, { slice, ends }: Found, event: ClipboardEvent): void {
  const element = document.implementation.createHTMLDocument("").createElement("div");
  if (ends !== undefined) element.setAttribute("data-pm-slice", ends);
  const parser = parserOf(view);
  parser.prepared = slice;
  try {
    view.pasteHTML(element.outerHTML, event);
  } finally {
    parser.prepared = undefined;
  }
}

function parserOf(view: EditorView): ClipboardParser {
  const parser = view.someProp("clipboardParser");
  if (parser instanceof ClipboardParser) return parser;
  throw new Error("the editor has no clipboard");
}
