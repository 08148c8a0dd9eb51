import type { Node } from "prosemirror-model";
import {
  type GatheredPictures,
  gatherPictures,
  withPictureAddresses,
} from "#lib/editor/export/gather-pictures.ts";
import { longestSource } from "#lib/editor/nodes/math/spec.ts";
import { type SetPageMath, toHtmlPage } from "#lib/editor/serializers/html-page.ts";
import { htmlPageStyle } from "#lib/editor/serializers/html-page-style.ts";
import { documentMarkdown } from "#lib/editor/serializers/markdown.ts";
import { fileNameOf, saveFile } from "../document-file.ts";
import type { ExportKind } from "./use-export.ts";

interface Exported {
  documentId: string;
  title: string;
  doc: Node;
  /** Hears of pictures on their way. */
  onProgress: (done: number, all: number) => void;
}

/**
 * Hands the browser the document as a file, its pictures with it: a page holds them in itself, Markdown comes with a folder of
 * them, in a ZIP file. Answers how many pictures could not come along.
 */
export async function exportDocument(
  kind: ExportKind,
  { documentId, title, doc, onProgress }: Exported,
): Promise<number> {
  const gathered = await gatherPictures(doc, { documentId, fetchBlob, onProgress });
  const place = { documentId, origin: window.location.origin };
  if (kind === "html") {
    const addresses = new Map<string, string>();
    for (const [src, file] of gathered.files) addresses.set(src, await toDataAddress(file));
    const { content } = withPictureAddresses(doc, addresses, place);
    const page = toHtmlPage(title, content, htmlPageStyle, hasMath(doc) ? await loadMathMl() : undefined);
    saveFile(fileNameOf(title, "html"), "text/html;charset=utf-8", page);
  } else {
    const names = namesOf(gathered);
    const markdown = documentMarkdown(title, withPictureAddresses(doc, names, place));
    if (names.size === 0) saveFile(fileNameOf(title, "md"), "text/markdown;charset=utf-8", markdown);
    else await saveFolder(title, markdown, gathered, names);
  }
  return gathered.missing;
}

async function saveFolder(
  title: string,
  markdown: string,
  { files }: GatheredPictures,
  names: ReadonlyMap<string, string>,
): Promise<void> {
  const { toZip } = await import("#lib/editor/export/zip.ts");
  const entries = [
    { name: fileNameOf(title, "md"), bytes: new Uint8Array(new TextEncoder().encode(markdown)) },
  ];
  for (const [src, file] of files)
    entries.push({ name: names.get(src) ?? src, bytes: new Uint8Array(await file.arrayBuffer()) });
  saveFile(fileNameOf(title, "zip"), "application/zip", toZip(entries, new Date()));
}

function namesOf({ files }: GatheredPictures): Map<string, string> {
  return new Map(
    [...files].map(([src, { type }], index) => {
      const extension = /^image\/(\w+)/.exec(type)?.[1]?.replace("jpeg", "jpg") ?? "png";
      return [src, `pictures/${index + 1}.${extension}`];
    }),
  );
}

function hasMath(doc: Node): boolean {
  let found = false;
  doc.descendants(({ type }) => {
    found ||= type.name === "math_inline" || type.name === "math_block";
    return !found;
  });
  return found;
}

/** MathML: every browser draws it, without a style sheet or fonts of ours. */
async function loadMathMl(): Promise<SetPageMath> {
  const { default: katex } = await import("katex");
  return (source, isBlock) =>
    katex.renderToString(source.slice(0, longestSource), {
      displayMode: isBlock,
      throwOnError: false,
      strict: "ignore",
      trust: false,
      maxExpand: 300,
      output: "mathml",
    });
}

async function fetchBlob(address: string): Promise<Blob> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`A picture was answered with ${answer.status}`);
  return answer.blob();
}

function toDataAddress(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(typeof reader.result === "string" ? reader.result : ""));
    reader.addEventListener("error", () =>
      reject(new Error("A picture could not be read", { cause: reader.error })),
    );
    reader.readAsDataURL(file);
  });
}
