/** A document's state as a page: everything that readers get of it, and nothing else that is in it. */
import type { Node } from "prosemirror-model";
import * as Y from "yjs";
import { roots } from "#lib/collab/document-format.ts";
import type { ShownPublication } from "#lib/collab/publish-api.ts";
import type { Texts } from "#lib/texts/texts.ts";
import { bodyReaders } from "../editor/binding/body-readers.ts";
import { toBlockAttrs } from "../editor/nodes/block/spec.ts";
import { writingDirection } from "../editor/queries/writing-direction.ts";
import { schema } from "../editor/schema/schema.ts";
import { foldSections, type OutlineEntry } from "./fold-sections.ts";
import { escapeHtml, leaf, type PageElement, parent, toHtml } from "./page-element.ts";
import { type BlockWords, renderBlocks, type ShownPicture } from "./render-blocks.ts";
import { createSetMath } from "./set-math.ts";

export interface RenderedPage {
  /** Text, "" when it has none. */
  title: string;
  /** The first words, for whoever lists the page. */
  description: string;
  /** `<main>`. */
  root: PageElement;
  /** The pictures of the document that it shows, in order. */
  pictures: readonly ShownPicture[];
}

/** Fewer headings are in sight anyway. */
const leastHeadings = 3;
const longestDescription = 200;
/** Others wait no longer than about this for their turn. */
const sliceMs = 8;

/** Renders `update`, a document's whole state. Throws on what is no document. */
export async function renderPage(
  update: Uint8Array,
  { slug, format }: Pick<ShownPublication, "slug" | "format">,
  texts: Texts,
): Promise<RenderedPage> {
  const { title, body } = readState(update, format);
  const pictures: ShownPicture[] = [];
  const blocks: { element: PageElement; heading: ReturnType<typeof headingOf> }[] = [];
  const options = {
    words: wordsOf(texts),
    locale: texts.locale,
    setMath: createSetMath(),
    pictureAddress: (hash: string) => `/p/${slug}/blobs/${hash}`,
    onPicture: (picture: ShownPicture) => void pictures.push(picture),
    breathe: createBreath(),
  };
  // From heading to heading: what comes of the blocks between is no longer one element for each.
  let run: Node[] = [];
  const endRun = async () => {
    for (const element of await renderBlocks(run, options)) blocks.push({ element, heading: undefined });
    run = [];
  };
  for (const node of body.children) {
    const heading = headingOf(node);
    if (heading === undefined) run.push(node);
    else {
      await endRun();
      const [element] = await renderBlocks([node], options);
      if (element !== undefined) blocks.push({ element, heading });
    }
  }
  await endRun();
  const { elements, outline } = foldSections(blocks);
  const isOutlined = outline.length >= leastHeadings;
  const head =
    title === ""
      ? []
      : [parent("header", { class: "head" }, [leaf("h1", { dir: "auto" }, escapeHtml(title))])];
  const description = describe(body);
  const root = parent(
    "main",
    {
      class: isOutlined ? "outlined" : undefined,
      dir: writingDirection(`${title} ${description}`) === "rtl" ? "rtl" : undefined,
    },
    [...head, ...(isOutlined ? [outlineElement(outline, texts)] : []), parent("article", {}, elements)],
  );
  return { title, description, root, pictures };
}

function readState(update: Uint8Array, format: ShownPublication["format"]): { title: string; body: Node } {
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, update);
    const title = doc.getText(roots.title).toJSON().replace(/\s+/g, " ").trim();
    return { title, body: bodyReaders[format](doc, schema) };
  } finally {
    doc.destroy();
  }
}

function headingOf(node: Node): { level: number; text: string; own: string | null } | undefined {
  if (node.type.name !== "block") return undefined;
  const { kind, level, id } = toBlockAttrs(node.attrs);
  return kind === "heading" ? { level, text: node.textContent, own: id } : undefined;
}

function outlineElement(outline: readonly OutlineEntry[], texts: Texts): PageElement {
  const entries = outline.map(({ id, depth, text }) =>
    leaf(
      "li",
      { class: depth > 1 ? `d${depth}` : undefined },
      toHtml(leaf("a", { href: `#${id}`, dir: "auto" }, escapeHtml(text))),
    ),
  );
  const label = texts("published.contents");
  return parent("details", { class: "toc" }, [
    leaf("summary", {}, escapeHtml(label)),
    parent("nav", { "aria-label": label }, [parent("ol", {}, entries)]),
  ]);
}

function describe(body: Node): string {
  let text = "";
  for (const node of body.children) {
    if (node.type.name !== "block" || toBlockAttrs(node.attrs).kind !== "paragraph") continue;
    text = `${text} ${node.textContent}`.replace(/\s+/g, " ").trim();
    if (text.length > longestDescription) break;
  }
  const letters = Array.from(text);
  return letters.length <= longestDescription
    ? text
    : `${letters
        .slice(0, longestDescription - 1)
        .join("")
        .trimEnd()}…`;
}

function wordsOf(texts: Texts): BlockWords {
  return {
    done: texts("published.done"),
    toDo: texts("published.toDo"),
    code: texts("published.code"),
    table: texts("published.table"),
    tones: {
      info: texts("published.tone.info"),
      tip: texts("published.tone.tip"),
      warning: texts("published.tone.warning"),
      danger: texts("published.tone.danger"),
    },
    pictureAt: (host) => texts("published.pictureAt", { host }),
  };
}

function createBreath(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < sliceMs) return;
    await new Promise((resolve) => setImmediate(resolve));
    began = performance.now();
  };
}
