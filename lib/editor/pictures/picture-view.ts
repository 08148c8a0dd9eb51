import type { Node } from "prosemirror-model";
import type { EditorView, NodeView } from "prosemirror-view";
import type { Texts } from "#lib/texts/texts.ts";
import { type Picture, readPicture } from "../nodes/image/spec.ts";
import { pictureAddress } from "./picture-address.ts";
import { createResizeHandles } from "./resize-handles.ts";
import { button } from "./upload-card.ts";

/** Hosts whose pictures this page shows: a picture from elsewhere tells its host who reads, so somebody has to say yes. */
const shownHosts = new Set<string>();
const waiting = new Set<PictureView>();

/** From now on this page shows the pictures of this address' host: whoever puts one in has chosen it. */
export function showPicturesOf(address: string): void {
  shownHosts.add(new URL(address).host);
  for (const view of waiting) view.draw();
}

/** A picture in the text: drawn at its size before it is there, with a caption, and handles for who may edit. */
export class PictureView implements NodeView {
  readonly dom = document.createElement("figure");
  readonly #frame = document.createElement("div");
  readonly #caption: HTMLInputElement | undefined;
  readonly #note = document.createElement("figcaption");
  readonly #view: EditorView;
  readonly #documentId: string;
  readonly #texts: Texts;
  readonly #getPos: () => number | undefined;
  #node: Node;
  #drawn: string | undefined;

  constructor(
    node: Node,
    view: EditorView,
    getPos: () => number | undefined,
    { documentId, texts }: { documentId: string; texts: Texts },
  ) {
    this.#node = node;
    this.#view = view;
    this.#documentId = documentId;
    this.#texts = texts;
    this.#getPos = getPos;
    this.dom.className = "picture";
    this.dom.contentEditable = "false";
    this.#frame.className = "picture-frame";
    this.dom.append(this.#frame, this.#note);
    if (view.editable) {
      this.#caption = this.#captionField();
      this.#note.append(this.#caption);
      this.#handles = createResizeHandles(this.#frame, texts, (size) => this.#set("size", size));
    }
    this.draw();
  }

  readonly #handles: ReturnType<typeof createResizeHandles> | undefined;

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false;
    this.#node = node;
    this.draw();
    return true;
  }

  draw(): void {
    const picture = readPicture(this.#node);
    const { align, size, width, caption } = picture;
    this.dom.dataset.align = align;
    this.#frame.style.width = size === null ? (width === null ? "" : `${width}px`) : `${size}%`;
    this.#handles?.show(size);
    if (this.#caption === undefined) {
      this.#note.textContent = caption;
      this.#note.hidden = caption === "";
    } else {
      this.#note.dataset.empty = String(caption === "");
      if (document.activeElement !== this.#caption) this.#caption.value = caption;
    }
    this.#drawPicture(picture);
  }

  selectNode(): void {
    this.dom.classList.add("is-selected");
  }

  deselectNode(): void {
    this.dom.classList.remove("is-selected");
  }

  stopEvent(event: Event): boolean {
    const { target } = event;
    return target instanceof Element && target.closest("input, button, .picture-handle") !== null;
  }

  ignoreMutation(): boolean {
    return true;
  }

  destroy(): void {
    waiting.delete(this);
  }

  #drawPicture({ src, alt, width, height }: Picture): void {
    const found = pictureAddress(src, this.#documentId);
    const host = found?.kind === "foreign" ? new URL(found.address).host : undefined;
    const mayShow = found !== undefined && (host === undefined || shownHosts.has(host));
    const face = JSON.stringify([src, alt, width, height, mayShow]);
    if (face === this.#drawn) return;
    this.#drawn = face;
    waiting.delete(this);
    for (const old of this.#frame.querySelectorAll("img, .picture-card")) old.remove();
    if (found === undefined) {
      this.#frame.prepend(card(this.#texts("picture.unknown")));
    } else if (mayShow) {
      this.#frame.prepend(this.#image(found.address, alt, width, height));
    } else {
      waiting.add(this);
      const show = button(this.#texts("picture.show", { host: host ?? "" }), () =>
        showPicturesOf(found.address),
      );
      this.#frame.prepend(card(alt, show));
    }
  }

  #image(address: string, alt: string, width: number | null, height: number | null): HTMLImageElement {
    const image = document.createElement("img");
    image.alt = alt;
    image.draggable = false;
    image.decoding = "async";
    image.referrerPolicy = "no-referrer";
    if (width !== null) image.width = width;
    if (height !== null) image.height = height;
    image.addEventListener("error", () => {
      const again = button(this.#texts("picture.tryAgain"), () => {
        this.#drawn = undefined;
        this.draw();
      });
      image.replaceWith(
        card(alt === "" ? this.#texts("picture.failed") : `${this.#texts("picture.failed")} ${alt}`, again),
      );
    });
    image.src = address;
    return image;
  }

  #captionField(): HTMLInputElement {
    const field = document.createElement("input");
    field.className = "picture-caption";
    field.dir = "auto";
    field.placeholder = this.#texts("picture.addCaption");
    field.setAttribute("aria-label", this.#texts("picture.caption"));
    field.dir = "auto";
    field.addEventListener("change", () => this.#set("caption", field.value.trim()));
    field.addEventListener("keydown", (event) => {
      if (event.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
      event.preventDefault();
      if (event.key === "Escape") field.value = readPicture(this.#node).caption;
      this.#view.focus();
    });
    return field;
  }

  #set(name: "caption" | "size", value: unknown): void {
    const pos = this.#getPos();
    if (pos === undefined || this.#node.attrs[name] === value) return;
    this.#view.dispatch(this.#view.state.tr.setNodeAttribute(pos, name, value));
  }
}

function card(words: string, ...more: HTMLElement[]): HTMLElement {
  const element = document.createElement("div");
  element.className = "picture-card";
  const text = document.createElement("span");
  text.textContent = words;
  element.append(text, ...more);
  return element;
}
