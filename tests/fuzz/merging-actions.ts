/** What a random person does to a document. Every character typed is unique, so that each can be followed to the end. */
import { Fragment, type Node, Slice } from "prosemirror-model";
import { type Command, type Selection, TextSelection } from "prosemirror-state";
import { moveBlocks } from "#lib/editor/commands/move-block.ts";
import { textSelectionBetween } from "#lib/editor/nodes/table/across-selection.ts";
import { highlightNames } from "#lib/editor/schema/colors.ts";
import { schema } from "#lib/editor/schema/schema.ts";
import type { HeadlessEditor } from "./headless-editor.ts";
import type { SeededRandom } from "./seeded-random.ts";

/** Gives out characters that nobody else types. */
export class Ink {
  #next = 0x4e00;
  readonly runs: string[] = [];

  word(length: number): string {
    let word = "";
    for (let i = 0; i < length; i += 1) word += String.fromCodePoint(this.#next++);
    this.runs.push(word);
    return word;
  }
}

export interface Hand {
  editor: HeadlessEditor;
  random: SeededRandom;
  ink: Ink;
  /** Characters that were moved on purpose: their order among others is no longer that of typing. */
  moved: Set<string>;
  /** Characters that somebody deleted. In a block that is moved they go along, and are there if the deletion is taken back. */
  deleted: ReadonlySet<string>;
}

export type Action = (hand: Hand) => string;

const kinds = ["paragraph", "heading", "bullet", "task", "quote", "code"] as const;

/** A random place for text. */
function place({ editor, random }: Hand, near?: number): Selection {
  const { doc } = editor.state;
  const at = near ?? random.below(doc.content.size + 1);
  const $at = doc.resolve(Math.min(at, doc.content.size));
  return TextSelection.between($at, $at, random.chance(0.5) ? 1 : -1);
}

/** A random selection, also across the borders of tables and cells, as the editor makes it. */
function range(hand: Hand, longest: number): Selection {
  const { doc } = hand.editor.state;
  const anchor = hand.random.below(doc.content.size + 1);
  const head = Math.min(doc.content.size, anchor + 1 + hand.random.below(longest));
  return textSelectionBetween(doc.resolve(anchor), doc.resolve(head));
}

function child({ editor, random }: Hand): { node: Node; at: number; index: number } {
  const { doc } = editor.state;
  const index = random.below(doc.childCount);
  let at = 0;
  for (let i = 0; i < index; i += 1) at += doc.child(i).nodeSize;
  return { node: doc.child(index), at, index };
}

function attempt(hand: Hand, name: string, command: Command): string {
  hand.editor.run(command);
  return name;
}

const hasText = (selection: Selection) => selection.$from.parent.isTextblock;

export const typeWord: Action = (hand) => {
  const { editor, random } = hand;
  const at = place(hand, random.chance(0.4) ? editor.state.selection.head : undefined);
  if (!hasText(at)) return "type nowhere";
  editor.dispatch(editor.state.tr.setSelection(at));
  const word = hand.ink.word(1 + random.below(4));
  for (const letter of word) editor.dispatch(editor.state.tr.insertText(letter));
  return `type ${word} at ${at.from}`;
};

export const deleteRange: Action = (hand) => {
  const selection = range(hand, hand.random.chance(0.7) ? 4 : 30);
  hand.editor.dispatch(hand.editor.state.tr.setSelection(selection).deleteSelection());
  return `delete ${selection.from}–${selection.to}`;
};

export const enter: Action = (hand) => {
  const at = place(hand);
  const { tr } = hand.editor.state;
  if (!hasText(at)) return "enter nowhere";
  tr.split(at.from, 1, hand.random.chance(0.5) ? [{ type: at.$from.parent.type }] : undefined);
  hand.editor.dispatch(tr);
  return `enter at ${at.from}`;
};

export const join: Action = (hand) => {
  const { node, at, index } = child(hand);
  const before = index > 0 ? hand.editor.state.doc.child(index - 1) : null;
  if (before === null || !before.isTextblock || !node.isTextblock) return "join nothing";
  hand.editor.dispatch(hand.editor.state.tr.join(at));
  return `join at ${at}`;
};

export const retype: Action = (hand) => {
  const { node, at } = child(hand);
  if (!node.isTextblock) return "retype nothing";
  const kind = kinds[hand.random.below(kinds.length)] ?? "paragraph";
  const { tr } = hand.editor.state;
  if (hand.random.chance(0.5)) tr.setNodeAttribute(at, "kind", kind);
  else tr.setNodeMarkup(at, null, { ...node.attrs, kind, level: 2 });
  hand.editor.dispatch(tr);
  return `retype ${at} as ${kind}`;
};

export const indent: Action = (hand) => {
  const { node, at } = child(hand);
  if (!node.isTextblock) return "indent nothing";
  hand.editor.dispatch(hand.editor.state.tr.setNodeAttribute(at, "indent", hand.random.below(4)));
  return `indent ${at}`;
};

export const mark: Action = (hand) => {
  const { from, to } = range(hand, 20);
  const { tr } = hand.editor.state;
  const on = hand.random.chance(0.6);
  const which = hand.random.below(3);
  const kind = which === 0 ? "strong" : which === 1 ? "em" : "link";
  if (on)
    tr.addMark(from, to, schema.mark(kind, kind === "link" ? { href: `/${hand.random.below(3)}` } : null));
  else tr.removeMark(from, to, schema.marks[kind]);
  hand.editor.dispatch(tr);
  return `${on ? "mark" : "unmark"} ${kind} ${from}–${to}`;
};

/** Colours, scripts, alignment. Apart from `mark`, so that the seeds that it was tried with stay what they were. */
export const look: Action = (hand) => {
  const { from, to } = range(hand, 20);
  const { tr } = hand.editor.state;
  if (hand.random.chance(0.2)) {
    const { node, at } = child(hand);
    if (!node.isTextblock) return "align nothing";
    hand.editor.dispatch(tr.setNodeAttribute(at, "align", hand.random.chance(0.5) ? "center" : ""));
    return `align ${at}`;
  }
  const name = ["highlight", "color", "sub", "sup"][hand.random.below(4)] ?? "sub";
  const color = highlightNames[1 + hand.random.below(3)];
  if (hand.random.chance(0.6)) tr.addMark(from, to, schema.mark(name, { color }));
  else tr.removeMark(from, to, schema.marks[name]);
  hand.editor.dispatch(tr);
  return `look ${name} ${from}–${to}`;
};

/** Things in a line, and a formula between blocks. */
export const insertAtom: Action = (hand) => {
  const at = range(hand, 1);
  const atom = [
    schema.node("mention", { person: "p", label: "P" }),
    schema.node("date", { day: "2026-11-21" }),
    schema.node("math_inline", { source: `x_${hand.random.below(9)}` }),
    schema.node("math_block", { source: "y" }),
  ][hand.random.below(4)];
  if (atom === undefined) return "atom nothing";
  const { tr } = hand.editor.state;
  if (atom.isInline) hand.editor.dispatch(tr.setSelection(at).replaceSelectionWith(atom, false));
  else hand.editor.dispatch(tr.insert(child(hand).at, atom));
  return `atom ${atom.type.name} at ${at.from}`;
};

export const paste: Action = (hand) => {
  const at = range(hand, hand.random.chance(0.5) ? 1 : 8);
  const count = 1 + hand.random.below(3);
  const blocks = Array.from({ length: count }, () =>
    schema.node("block", { kind: kinds[hand.random.below(kinds.length)] }, [schema.text(hand.ink.word(2))]),
  );
  const slice = new Slice(Fragment.fromArray(blocks), 1, hand.random.chance(0.7) ? 1 : 0);
  hand.editor.dispatch(hand.editor.state.tr.setSelection(at).replaceSelection(slice));
  return `paste ${count} at ${at.from}–${at.to}`;
};

/** One block as a drop does it, or several with the command, sometimes back to where they were before. */
export const moveBlock: Action = (hand) => {
  const { state } = hand.editor;
  const { node, at, index } = child(hand);
  const { at: target } = child(hand);
  let to = at + node.nodeSize;
  const count = hand.random.chance(0.6) ? 1 : 2 + hand.random.below(3);
  for (let i = 1; i < count && index + i < state.doc.childCount; i += 1)
    to += state.doc.child(index + i).nodeSize;
  const goal = hand.random.chance(0.1) ? state.doc.content.size : target;
  if (!moveBlocks(at, to, goal)(state)) return "move nowhere";
  for (const letter of state.doc.textBetween(at, to)) hand.moved.add(letter);
  for (const letter of hand.deleted) hand.moved.add(letter);
  if (hand.random.chance(0.5)) hand.editor.run(moveBlocks(at, to, goal));
  else {
    const { content } = state.doc.slice(at, to);
    const tr = state.tr.delete(at, to);
    hand.editor.dispatch(tr.insert(tr.mapping.map(goal), content));
  }
  return `move ${at}–${to} to ${goal}`;
};

export const deleteBlock: Action = (hand) => {
  const { node, at } = child(hand);
  if (hand.editor.state.doc.childCount === 1) return "delete nothing";
  hand.editor.dispatch(hand.editor.state.tr.delete(at, at + node.nodeSize));
  return `delete block ${at}`;
};

export const insertDivider: Action = (hand) => {
  const { at } = child(hand);
  hand.editor.dispatch(hand.editor.state.tr.insert(at, schema.node("divider")));
  return `divider at ${at}`;
};

export const undo: Action = (hand) => attempt(hand, "undo", hand.editor.binding.undo);
export const redo: Action = (hand) => attempt(hand, "redo", hand.editor.binding.redo);
