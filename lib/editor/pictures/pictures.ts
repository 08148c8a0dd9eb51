/** Pictures in the editor: drawn, put in by file, paste, drop and address, and taken along when they are copied. */
import { Fragment, type Node, Slice } from "prosemirror-model";
import { type Command, NodeSelection, Plugin, TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { limits } from "#lib/collab/limits.ts";
import type { BlobEntry } from "#lib/collab/service-api.ts";
import type { Texts } from "#lib/texts/texts.ts";
import { startUndoStep } from "../binding/transaction-meta.ts";
import { schema } from "../schema/schema.ts";
import {
  type BlobPlace,
  blobAt,
  blobSource,
  isStranded,
  pictureAddress,
  pictureInAddress,
} from "./picture-address.ts";
import { addUploads, type PictureSource, pictureUploads } from "./picture-uploads.ts";
import { PictureView, showPicturesOf } from "./picture-view.ts";
import { placeForPicture } from "./place-for-picture.ts";

/** How pictures reach the server. Both reject with an error that `describe` makes a sentence of. */
export interface PictureServer {
  upload(file: Blob, onProgress: (fraction: number) => void, signal: AbortSignal): Promise<BlobEntry>;
  copy(from: BlobPlace): Promise<BlobEntry>;
}

export interface PicturesOptions {
  documentId: string;
  /** The page's origin: what is copied here and pasted there names it. */
  origin: string;
  texts: Texts;
  server: PictureServer;
  describe: (error: unknown) => string;
  /** Enter on a selected picture: the focus is wanted by what can be done with it. */
  onEnter: () => void;
}

/** The plugins of one editor. They come before the clipboard's own. */
export function pictures(options: PicturesOptions): Plugin[] {
  const { documentId, origin, texts, server, onEnter } = options;
  const describe = (error: unknown): string => {
    if (error instanceof StrandedPicture) return texts("picture.stranded");
    return error instanceof PictureTooLarge
      ? texts("picture.tooLarge", { size: inMegabytes(error.bytes), most: inMegabytes(limits.maxBlobBytes) })
      : options.describe(error);
  };
  return [
    pictureUploads(texts, describe),
    new Plugin({
      props: {
        nodeViews: {
          image: (node, view, getPos) => new PictureView(node, view, getPos, { documentId, texts }),
        },
        transformCopied: (slice) =>
          mapPictures(slice, (src) => {
            const found = pictureAddress(src, documentId);
            return found?.kind === "own" ? origin + found.address : src;
          }),
        transformPasted: (slice) =>
          mapPictures(slice, (src) => {
            const place = blobAt(src, origin);
            return place?.documentId === documentId ? blobSource(place.hash) : src;
          }),
        handlePaste: (view, event, slice) => {
          if (!view.editable) return false;
          const files = [...(event.clipboardData?.files ?? [])];
          // Word and spreadsheets put a picture of the text beside the text; the text is what was meant.
          // A file of another kind says in its place that it is none: nothing at all would leave somebody waiting.
          if ((files.some(isPicture) && !hasText(slice)) || (files.length > 0 && slice.size === 0)) {
            insertFiles(view, files, server);
            return true;
          }
          return pasteArriving(view, slice, options);
        },
        handleDrop: (view, event, slice, moved) => {
          const files = [...(event.dataTransfer?.files ?? [])];
          if (moved || !view.editable) return false;
          const pos = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
          if (files.length === 0) return pos !== undefined && pasteArriving(view, slice, options, pos);
          event.preventDefault();
          insertFiles(view, files, server, pos);
          view.focus();
          return true;
        },
        handleKeyDown: (view, event) => {
          if (event.key !== "Enter" || event.shiftKey || !isPictureSelected(view)) return false;
          onEnter();
          return true;
        },
      },
    }),
  ];
}

/** Uploads the pictures among files and puts the text of text files in, at `pos` or at the caret. */
export function insertFiles(
  view: EditorView,
  files: readonly File[],
  server: PictureServer,
  pos: number = view.state.selection.from,
): void {
  const texts = files.filter(
    (file) => /^text\/(plain|markdown)$/.test(file.type) || /\.(md|txt)$/i.test(file.name),
  );
  // Whatever else it may be, the server tells by its bytes, and says so in its place.
  const others = files.filter((file) => !texts.includes(file));
  if (others.length > 0)
    addUploads(
      view,
      others.map((file) => ({ pos: placeForPicture(view.state.doc, pos), source: sourceOf(file, server) })),
    );
  // A file that vanished before it was read: there is nothing to put in.
  for (const file of texts)
    file.text().then(
      (text) => pasteAt(view, pos, text),
      () => false,
    );
}

function pasteAt(view: EditorView, pos: number, text: string): boolean {
  if (view.isDestroyed) return false;
  const { doc, tr } = view.state;
  view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(Math.min(pos, doc.content.size)))));
  return view.pasteText(text);
}

/** Puts in a picture from the web. It stays where it is: readers fetch it from there, once they agree. */
export function insertByAddress(address: string): Command {
  return (state, dispatch) => {
    const found = pictureAddress(address, "");
    if (found?.kind !== "foreign") return false;
    if (dispatch !== undefined) {
      showPicturesOf(found.address);
      const { tr } = state;
      const image = schema.node("image", { src: found.address });
      dispatch(
        startUndoStep(tr.insert(placeForPicture(tr.doc, state.selection.from), image)).scrollIntoView(),
      );
    }
    return true;
  };
}

function sourceOf(
  file: Blob,
  server: PictureServer,
  attrs: Readonly<Record<string, unknown>> = {},
): PictureSource {
  // Known before a byte is sent: nobody watches a bar for that.
  if (file.size > limits.maxBlobBytes)
    return { attrs, isLost: true, send: () => Promise.reject(new PictureTooLarge(file.size)) };
  return { attrs, send: (onProgress, signal) => server.upload(file, onProgress, signal) };
}

/** Pastes what holds pictures whose bytes have to be brought here first: the text at once, each picture when it has arrived. */
function pasteArriving(
  view: EditorView,
  slice: Slice,
  { origin, server }: PicturesOptions,
  at?: number,
): boolean {
  const sources = new Map<Node, PictureSource>();
  slice.content.descendants((node) => {
    if (node.type.name !== "image") return;
    const src = String(node.attrs.src);
    const bytes = pictureInAddress(src);
    const place = blobAt(src, origin);
    if (bytes !== undefined) sources.set(node, sourceOf(bytes, server, node.attrs));
    else if (isStranded(src)) sources.set(node, strandedPicture(node.attrs));
    else if (place !== undefined) sources.set(node, { attrs: node.attrs, send: () => server.copy(place) });
  });
  if (sources.size === 0) return false;

  if (!hasText(slice)) {
    const pos = placeForPicture(view.state.doc, at ?? view.state.selection.from);
    addUploads(
      view,
      [...sources.values()].map((source) => ({ pos, source })),
    );
    return true;
  }
  const { tr } = view.state;
  if (at !== undefined) tr.setSelection(TextSelection.near(tr.doc.resolve(at)));
  tr.replaceSelection(slice);
  const found: { pos: number; source: PictureSource }[] = [];
  tr.doc.descendants((node, pos) => {
    const source = sources.get(node);
    if (source !== undefined) found.push({ pos, source });
  });
  for (const { pos } of found.toReversed()) tr.delete(pos, pos + 1);
  // Each one before it that went away was one position wide.
  const uploads = found.map(({ pos, source }, at) => ({ pos: pos - at, source }));
  addUploads(view, uploads, startUndoStep(tr).scrollIntoView());
  return true;
}

class StrandedPicture extends Error {}

class PictureTooLarge extends Error {
  readonly bytes: number;

  constructor(bytes: number) {
    super(`${bytes} bytes`);
    this.bytes = bytes;
  }
}

/** Rounded up: what is just over the limit must not read as the limit itself. */
function inMegabytes(bytes: number): number {
  return Math.ceil(bytes / 1024 / 1024);
}

/** One that the clipboard only names, on the sender's disk or in a mail: its place says so. */
function strandedPicture(attrs: Readonly<Record<string, unknown>>): PictureSource {
  return { attrs, isLost: true, send: () => Promise.reject(new StrandedPicture()) };
}

function mapPictures(slice: Slice, toSource: (src: string) => string): Slice {
  const map = (fragment: Fragment): Fragment =>
    Fragment.from(
      fragment.content.map((node) => {
        if (node.type.name !== "image") return node.isLeaf ? node : node.copy(map(node.content));
        return node.type.create({ ...node.attrs, src: toSource(String(node.attrs.src)) });
      }),
    );
  return new Slice(map(slice.content), slice.openStart, slice.openEnd);
}

function isPicture(file: File): boolean {
  return file.type.startsWith("image/");
}

function hasText({ content }: Slice): boolean {
  return content.textBetween(0, content.size).trim() !== "";
}

function isPictureSelected({ state: { selection } }: EditorView): boolean {
  return selection instanceof NodeSelection && selection.node.type.name === "image";
}
