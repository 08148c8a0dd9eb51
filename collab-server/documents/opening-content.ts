/** What stands in a document when its id is handed out: one empty paragraph, or the Welcome text. */
import type { Node } from "prosemirror-model";
import type { BlockAttrs } from "#lib/editor/schema/block-kinds.ts";
import { schema } from "#lib/editor/schema/schema.ts";

/** The title of a Welcome document. */
export const welcomeTitle = "Welcome to Quire";

/** The body of a blank document. */
export function blankContent(): Node {
  return schema.node("doc", null, [schema.node("block")]);
}

/** The body of a Welcome document: it teaches by being edited. */
export function welcomeContent(): Node {
  return schema.node("doc", null, [
    block({}, "This page is yours. Click anywhere and type: it is saved as you go."),
    block({ kind: "heading", level: 2 }, "Try it here"),
    task(true, "Open your first document"),
    task(false, "Tick this box"),
    task(false, "Select a word and press Ctrl+B, or ⌘B on a Mac, to make it ", bold("bold")),
    task(false, "Start a new line with ", code("#"), " and a space to get a heading"),
    task(false, "Start one with ", code("-"), " and a space to get a list. Tab moves an item in"),
    task(false, "Give this page a title of your own"),
    block({ kind: "heading", level: 2 }, "Write together"),
    block(
      {},
      "Choose ",
      bold("Share"),
      " at the top, create a link and send it to somebody. They can read or write at once, without an account. ",
      "You can switch a link off at any time.",
    ),
    block(
      { kind: "quote" },
      "Nothing here needs to stay. Change it, or move it to the trash when you are done.",
    ),
  ]);
}

function block(attrs: Partial<BlockAttrs>, ...content: (string | Node)[]): Node {
  return schema.node(
    "block",
    attrs,
    content.map((part) => (typeof part === "string" ? schema.text(part) : part)),
  );
}

function task(checked: boolean, ...content: (string | Node)[]): Node {
  return block({ kind: "task", checked }, ...content);
}

function bold(text: string): Node {
  return schema.text(text, [schema.mark("strong")]);
}

function code(text: string): Node {
  return schema.text(text, [schema.mark("code")]);
}
