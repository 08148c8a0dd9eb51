import { DOMSerializer, type Node } from "prosemirror-model";
import { Plugin } from "prosemirror-state";
import type { NodeView } from "prosemirror-view";

/** Gives the boxes of tasks the name by which they are heard. */
export function taskNames(name: string): Plugin {
  // ProseMirror draws what gets no view of its own as the schema says, and does not say so in its types.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  const block = ((node: Node) => (node.attrs.kind === "task" ? drawTask(node, name) : undefined)) as (
    node: Node,
  ) => NodeView;
  return new Plugin({ props: { nodeViews: { block } } });
}

function drawTask(node: Node, name: string): NodeView | undefined {
  const spec = node.type.spec.toDOM?.(node);
  if (spec === undefined) return undefined;
  const { dom, contentDOM } = DOMSerializer.renderSpec(document, spec);
  if (!(dom instanceof HTMLElement)) return undefined;
  dom.querySelector(".task-checkbox")?.setAttribute("aria-label", name);
  return { dom, ...(contentDOM && { contentDOM }) };
}
