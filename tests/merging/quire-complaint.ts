import type { Node } from "prosemirror-model";

/** The view, the shared document read anew, and the schema have to agree. */
export function complain(shown: Node, stored: Node): string | undefined {
  try {
    shown.check();
  } catch (error) {
    return `the view's document is not valid: ${String(error)}`;
  }
  return shown.eq(stored) ? undefined : "the view shows something else than the shared document says";
}
