import type { Node, NodeSpec, TagParseRule } from "prosemirror-model";

export const pictureAligns = ["left", "center", "right"] as const;
export type PictureAlign = (typeof pictureAligns)[number];

/**
 * A picture between blocks. `src` is `blobs/<sha256>`, a blob of this document, or an address in the web; who draws it checks
 * it. `width` and `height` are the picture's own pixels, so that its place is kept before it is there; `size` is how much of
 * the line it takes, in percent, and null is its own size.
 */
export const imageNode: NodeSpec = {
  group: "top cell",
  atom: true,
  selectable: true,
  draggable: true,
  attrs: {
    src: { default: "" },
    alt: { default: "" },
    title: { default: "" },
    caption: { default: "" },
    width: { default: null },
    height: { default: null },
    size: { default: null },
    align: { default: "center" },
    id: { default: null },
  },
  parseDOM: [
    { tag: "figure[data-picture]", getAttrs: (figure) => readFigure(figure) },
    { tag: "img[src]", getAttrs: (image) => readImage(image) },
  ],
  toDOM: (node) => {
    const { src, alt, title, caption, width, height } = readPicture(node);
    const image = {
      src,
      alt,
      ...(title !== "" && { title }),
      ...(width !== null && { width }),
      ...(height !== null && { height }),
    };
    const figure = { "data-picture": "", "data-align": readPicture(node).align, ...sizeAttrs(node) };
    return caption === ""
      ? ["figure", figure, ["img", image]]
      : ["figure", figure, ["img", image], ["figcaption", caption]];
  },
};

export interface Picture {
  src: string;
  alt: string;
  title: string;
  caption: string;
  width: number | null;
  height: number | null;
  /** 10 to 100, or null. */
  size: number | null;
  align: PictureAlign;
}

/** The attributes of a picture as they may be used: whatever a client wrote, these hold what they promise. */
export function readPicture({ attrs }: Node): Picture {
  return {
    src: textOf(attrs.src),
    alt: textOf(attrs.alt),
    title: textOf(attrs.title),
    caption: textOf(attrs.caption),
    width: pixels(attrs.width),
    height: pixels(attrs.height),
    size: percent(attrs.size),
    align: pictureAligns.find((align) => align === attrs.align) ?? "center",
  };
}

function sizeAttrs(node: Node): Record<string, string> {
  const { size } = readPicture(node);
  return size === null ? {} : { "data-size": String(size), style: `width: ${size}%` };
}

/** An element as the parser gives it: the server compiles this file, too, and knows no DOM. */
type Parsed = Parameters<NonNullable<TagParseRule["getAttrs"]>>[0];

function readFigure(figure: Parsed): Record<string, unknown> | false {
  const image = figure.querySelector("img");
  if (image === null) return false;
  return {
    ...readImage(image),
    id: idOf(figure),
    caption: figure.querySelector("figcaption")?.textContent ?? "",
    align: figure.dataset.align ?? "center",
    size: percent(Number(figure.dataset.size ?? Number.NaN)),
  };
}

function readImage(image: Pick<Parsed, "getAttribute">): Record<string, unknown> {
  return {
    src: image.getAttribute("src") ?? "",
    alt: image.getAttribute("alt") ?? "",
    title: image.getAttribute("title") ?? "",
    width: pixels(Number(image.getAttribute("width") ?? Number.NaN)),
    height: pixels(Number(image.getAttribute("height") ?? Number.NaN)),
  };
}

function idOf(figure: Pick<Parsed, "getAttribute">): string | null {
  const id = figure.getAttribute("id") ?? "";
  return id === "" ? null : id;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function pixels(value: unknown): number | null {
  return typeof value === "number" && value > 0 && value < 100_000 ? Math.round(value) : null;
}

function percent(value: unknown): number | null {
  return typeof value === "number" && value >= 10 && value <= 100 ? Math.round(value) : null;
}
