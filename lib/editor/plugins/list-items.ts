import { DOMSerializer, type Node } from "prosemirror-model";
import { Plugin } from "prosemirror-state";
import type { NodeView } from "prosemirror-view";
import { isListKind } from "../schema/block-kinds.ts";
import { placesIn } from "./list-places.ts";

/** How long nothing has to change until places are told anew. They are no part of any key's work. */
const quietMs = 800;

/**
 * What makes items of lists heard as such and is no part of the document: the name of the boxes of tasks, and which of how
 * many an item is.
 */
export function listItems(texts: { done: string }): Plugin {
  // ProseMirror draws what gets no view of its own as the schema says, and does not say so in its types.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  const block = ((node: Node) => drawItem(node, texts.done)) as (node: Node) => NodeView;
  return new Plugin({
    props: { nodeViews: { block } },
    view: (view) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let changedAt = 0;
      const wait = (ms: number) => {
        timer = setTimeout(tell, ms);
      };
      const tell = () => {
        const rest = changedAt + quietMs - Date.now();
        timer = undefined;
        if (rest > 0) wait(rest);
        else tellPlaces(view.dom, view.state.doc);
      };
      // A timer for each letter would cost more than all else here.
      const tellLater = () => {
        changedAt = Date.now();
        if (timer === undefined) wait(quietMs);
      };
      tellLater();
      return {
        update: (_, before) => {
          if (view.state.doc !== before.doc) tellLater();
        },
        destroy: () => clearTimeout(timer),
      };
    },
  });
}

function drawItem(node: Node, done: string): NodeView | undefined {
  const spec = isListKind(node.attrs.kind) ? node.type.spec.toDOM?.(node) : undefined;
  if (spec === undefined) return undefined;
  const { dom, contentDOM } = DOMSerializer.renderSpec(document, spec);
  if (!(dom instanceof HTMLElement)) return undefined;
  dom.querySelector(".task-checkbox")?.setAttribute("aria-label", done);
  return {
    dom,
    ...(contentDOM && { contentDOM }),
    ignoreMutation: ({ type, target }) => type === "attributes" && isItem(target),
  };
}

function tellPlaces(dom: HTMLElement, doc: Node): void {
  const places = placesIn(doc);
  const items = dom.querySelectorAll("[role=listitem]");
  // In between two states of the view, perhaps. The next change tells them.
  if (items.length !== places.length) return;
  places.forEach(({ place, size }, i) => {
    setNumber(items[i], "aria-posinset", place);
    setNumber(items[i], "aria-setsize", size);
  });
}

function setNumber(element: Element | undefined, name: string, value: number): void {
  if (element?.getAttribute(name) !== String(value)) element?.setAttribute(name, String(value));
}

function isItem(target: unknown): boolean {
  return target instanceof HTMLElement && target.getAttribute("role") === "listitem";
}
