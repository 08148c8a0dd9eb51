/**
 * A table in the page: its columns' widths as a `<colgroup>`, and the borders between columns as handles for a mouse. Fingers
 * and keys change widths by the table menu.
 */
import type { Node } from "prosemirror-model";
import type { EditorView, NodeView, ViewMutationRecord } from "prosemirror-view";
import { narrowestColumn, setColumnWidth } from "../../commands/table/whole-table.ts";
import { writingDirection } from "../../queries/writing-direction.ts";

/** Reach of a border, in pixels to each side. */
const reach = 4;
/** What a column takes that has no width of its own, where others do. */
const assumedWidth = 120;

export class TableView implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  readonly #table: HTMLTableElement;
  readonly #columns: HTMLElement;
  readonly #view: EditorView;
  readonly #position: () => number | undefined;
  #node: Node;
  /** Ends a drag that is under way. */
  #stop: (() => void) | undefined;

  constructor(node: Node, view: EditorView, position: () => number | undefined) {
    const page = view.dom.ownerDocument;
    this.#node = node;
    this.#view = view;
    this.#position = position;
    this.dom = page.createElement("div");
    this.dom.className = "table";
    this.#table = this.dom.appendChild(page.createElement("table"));
    this.#columns = this.#table.appendChild(page.createElement("colgroup"));
    this.contentDOM = this.#table.appendChild(page.createElement("tbody"));
    this.dom.addEventListener("pointermove", this.#hover);
    this.dom.addEventListener("pointerdown", this.#start);
    this.#draw(widthsOf(node));
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false;
    this.#node = node;
    if (this.#stop === undefined) this.#draw(widthsOf(node));
    return true;
  }

  ignoreMutation(record: ViewMutationRecord): boolean {
    return record.type !== "selection" && !this.contentDOM.contains(record.target);
  }

  destroy(): void {
    this.#stop?.();
  }

  #draw(widths: readonly (number | undefined)[]): void {
    // Columns stand in the order in which the first row is read. `dir="auto"` does not see into blocks with a `dir` of their own.
    this.#table.dir = writingDirection(this.#node.firstChild?.textContent ?? "") ?? "";
    const hasWidths = widths.some((width) => width !== undefined);
    this.#table.classList.toggle("has-widths", hasWidths);
    this.#table.style.minWidth = `${widths.reduce<number>((sum, width) => sum + (width ?? narrowestColumn), 0)}px`;
    const total = widths.reduce<number>((sum, width) => sum + (width ?? assumedWidth), 0);
    // With a width for each column the table is as wide as they are; else it fills the page.
    this.#table.style.width = widths.every((width) => width !== undefined) ? `${total}px` : "";
    while (this.#columns.childElementCount > widths.length) this.#columns.lastElementChild?.remove();
    while (this.#columns.childElementCount < widths.length)
      this.#columns.append(this.dom.ownerDocument.createElement("col"));
    for (const [index, column] of [...this.#columns.children].entries()) {
      const width = widths[index];
      if (column instanceof HTMLElement) column.style.width = width === undefined ? "" : `${width}px`;
    }
  }

  readonly #hover = (event: PointerEvent): void => {
    if (this.#stop !== undefined || event.pointerType !== "mouse") return;
    const isNear = event.buttons === 0 && this.#view.editable && this.#borderAt(event) !== undefined;
    this.dom.classList.toggle("at-border", isNear);
  };

  readonly #start = (event: PointerEvent): void => {
    if (event.button !== 0 || event.pointerType !== "mouse" || !this.#view.editable) return;
    const border = this.#borderAt(event);
    if (border === undefined) return;
    // Neither a caret nor a selection of cells.
    event.preventDefault();
    event.stopPropagation();
    const { column, width: before } = border;
    const widths = widthsOf(this.#node);
    let width = before;
    const page = this.dom.ownerDocument;
    const move = (moved: PointerEvent): void => {
      const way = isRightToLeft(this.#table) ? -1 : 1;
      width = Math.max(narrowestColumn, before + (moved.clientX - event.clientX) * way);
      this.#draw(widths.map((own, index) => (index === column ? width : own)));
    };
    const end = (): void => {
      this.#stop?.();
      const at = this.#position();
      if (at !== undefined && Math.abs(width - before) >= 1)
        setColumnWidth(at, column, width)(this.#view.state, this.#view.dispatch);
      else this.#draw(widthsOf(this.#node));
    };
    const listening = new AbortController();
    this.#stop = () => {
      listening.abort();
      this.#stop = undefined;
      this.dom.classList.remove("at-border");
    };
    page.addEventListener("pointermove", move, { signal: listening.signal });
    page.addEventListener("pointerup", end, { signal: listening.signal });
    page.addEventListener("pointercancel", end, { signal: listening.signal });
    page.addEventListener("mousedown", (down) => down.preventDefault(), {
      signal: listening.signal,
      capture: true,
    });
  };

  /** The column whose far border is under the pointer. */
  #borderAt({ clientX, clientY }: PointerEvent): { column: number; width: number } | undefined {
    const cells = [...(this.contentDOM.firstElementChild?.children ?? [])];
    const area = this.#table.getBoundingClientRect();
    if (clientY < area.top || clientY > area.bottom) return undefined;
    for (const [column, cell] of cells.entries()) {
      const { left, right, width } = cell.getBoundingClientRect();
      const edge = isRightToLeft(this.#table) ? left : right;
      if (Math.abs(clientX - edge) <= reach) return { column, width };
    }
    return undefined;
  }
}

function isRightToLeft(table: Element): boolean {
  return getComputedStyle(table).direction === "rtl";
}

function widthsOf(table: Node): (number | undefined)[] {
  return (table.firstChild?.children ?? []).map((cell) => {
    const given: unknown = cell.attrs.colwidth;
    const width: unknown = Array.isArray(given) ? given[0] : undefined;
    return typeof width === "number" && Number.isFinite(width) && width > 0 ? width : undefined;
  });
}
