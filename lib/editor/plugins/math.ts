/** Formulas in the page. TeX is set when its program is there, which is fetched with the first formula. */
import type { Node } from "prosemirror-model";
import { NodeSelection, Plugin } from "prosemirror-state";
import type { EditorView, NodeView } from "prosemirror-view";

/** Sets TeX as HTML. Throws an Error whose message tells what is wrong with the TeX. */
export type SetMath = (source: string, isBlock: boolean) => string;

export interface MathOptions {
  load: () => Promise<SetMath>;
  /** Said in place of a formula that has no TeX yet, and before what is wrong with one. */
  texts: { empty: string; wrong: string };
  /** Somebody clicked a formula or a date, or pressed Enter on it. */
  onEdit: () => void;
}

export function math(options: MathOptions): Plugin {
  return new Plugin({
    props: {
      nodeViews: {
        math_block: (node, view, getPos) => new MathView(node, view, getPos, options),
        math_inline: (node, view, getPos) => new MathView(node, view, getPos, options),
      },
      handleKeyDown: (view, event) => {
        const { selection } = view.state;
        if (event.key !== "Enter" || !view.editable || !(selection instanceof NodeSelection)) return false;
        if (!isEdited(selection.node)) return false;
        options.onEdit();
        return true;
      },
      handleClickOn: (view, _pos, node, nodePos, event) => {
        if (!view.editable || !isEdited(node)) return false;
        event.preventDefault();
        view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, nodePos)));
        options.onEdit();
        return true;
      },
    },
  });
}

function isEdited({ type }: Node): boolean {
  return type.name === "math_block" || type.name === "math_inline" || type.name === "date";
}

class MathView implements NodeView {
  readonly dom: HTMLElement;
  readonly #options: MathOptions;
  readonly #view: EditorView;
  #node: Node;

  constructor(node: Node, view: EditorView, position: () => number | undefined, options: MathOptions) {
    this.#node = node;
    this.#view = view;
    this.#options = options;
    this.dom = document.createElement(node.isInline ? "span" : "div");
    this.dom.className = "math";
    this.dom.contentEditable = "false";
    this.dom.dataset.math = node.isInline ? "inline" : "block";
    // Of a place inside KaTeX's many boxes ProseMirror does not know that it is this formula.
    this.dom.addEventListener("click", (event) => {
      const at = position();
      if (at === undefined || !view.editable) return;
      event.preventDefault();
      view.focus();
      view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, at)));
      options.onEdit();
    });
    this.#draw();
  }

  stopEvent(event: Event): boolean {
    return this.#view.editable && /^(mouse|pointer|touch|click)/.test(event.type);
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false;
    const isSame = node.attrs.source === this.#node.attrs.source;
    this.#node = node;
    if (!isSame) this.#draw();
    return true;
  }

  ignoreMutation(): boolean {
    return true;
  }

  #draw(): void {
    const source = String(this.#node.attrs.source);
    // Till the program is there, and for ever where it cannot be fetched, the TeX itself.
    this.#show(
      source.trim() === "" ? this.#options.texts.empty : source,
      source.trim() === "" ? "empty" : "raw",
    );
    if (source.trim() === "") return;
    void this.#set(source);
  }

  async #set(source: string): Promise<void> {
    const set = await this.#options.load().catch(() => undefined);
    if (set === undefined || this.#node.attrs.source !== source) return;
    try {
      this.dom.innerHTML = set(source, this.#node.isBlock);
      this.dom.dataset.state = "set";
      this.dom.removeAttribute("title");
    } catch (error) {
      this.#show(source, "wrong");
      this.dom.title = `${this.#options.texts.wrong} ${error instanceof Error ? error.message : ""}`;
    }
  }

  #show(text: string, state: "empty" | "raw" | "wrong"): void {
    this.dom.textContent = text;
    this.dom.dataset.state = state;
  }
}
