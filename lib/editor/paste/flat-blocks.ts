/** The answer of flatten-html.ts while it is written: one flat `[data-block]` element after the other. */
import { maxIndent } from "../schema/block-kinds.ts";
import type { BlockContext } from "./block-context.ts";
import { finishBlock } from "./finish-block.ts";
import type { PasteSource } from "./paste-source.ts";
import { elementsOf, plainText, type TextFormat, withoutPageLook } from "./text-format.ts";

export class FlatBlocks {
  readonly out: HTMLElement;
  readonly #page: Document;
  readonly #source: PasteSource;
  #open: HTMLElement | undefined;
  #openContext: BlockContext | undefined;
  /** Where text of `#format` goes. */
  #place: Element | undefined;
  #format: TextFormat = plainText;
  #atGap = true;

  constructor(page: Document, source: PasteSource) {
    this.#page = page;
    this.#source = source;
    this.out = page.createElement("div");
  }

  /** Whether a block is there that text goes to. */
  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  /** No blank space is wanted: nothing stands before, or one does. */
  get atGap(): boolean {
    return this.#open === undefined || this.#atGap;
  }

  /** A block that text and atoms go to until `close`: the open one, or a new one of this context. */
  open(context: BlockContext): HTMLElement {
    if (this.#open === undefined) {
      this.#open = this.add(context);
      this.#openContext = context;
      this.#place = undefined;
      this.#atGap = true;
    }
    return this.#open;
  }

  /** Ends the block that text goes to. */
  close(): void {
    const [block, context] = [this.#open, this.#openContext];
    this.#open = undefined;
    this.#place = undefined;
    if (block === undefined || context === undefined || this.#source === "quire") return;
    finishBlock(block, context);
  }

  /** A new, empty block that no text goes to. */
  add(context: BlockContext): HTMLElement {
    const { item } = context;
    const below = item?.used === true;
    if (item !== undefined) item.used = true;
    const block = this.#page.createElement("div");
    block.setAttribute("data-block", below ? "paragraph" : context.kind);
    const indent = Math.min(maxIndent, context.indent + (below ? 1 : 0));
    if (indent > 0) block.setAttribute("data-indent", String(indent));
    if (!below) for (const [name, value] of Object.entries(context.attrs)) block.setAttribute(name, value);
    this.out.append(block);
    return block;
  }

  /** Text into the open block. */
  write(text: string, format: TextFormat, context: BlockContext): void {
    const block = this.open(context);
    if (this.#place === undefined || this.#format !== format) {
      this.#format = format;
      const shown = this.#source === "quire" ? format : withoutPageLook(format, context.kind);
      this.#place = this.#marked(block, shown);
    }
    this.#place.append(this.#page.createTextNode(text));
    this.#atGap = /[ \n]$/.test(text);
  }

  /** An atom between blocks or, as a letter, into the open one. */
  put(atom: Element, isBlock: boolean, context: BlockContext): void {
    if (isBlock) {
      this.close();
      this.out.append(atom);
      return;
    }
    // Marks hold for atoms as for letters.
    this.#marked(this.open(context), context.format).append(atom);
    this.#place = undefined;
    this.#atGap = false;
  }

  #marked(block: Element, format: TextFormat): Element {
    let place = block;
    for (const [tag, attributes] of elementsOf(format)) {
      const element = this.#page.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      place = place.appendChild(element);
    }
    return place;
  }
}
