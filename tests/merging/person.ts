import type { EditorView } from "prosemirror-view";
import { fetchPasteReader } from "#lib/editor/clipboard/late-reader.ts";
import { Comments } from "./comments.ts";
import { type CommandName, Declined, type EditorUnderTest, NotOffered } from "./editor-under-test.ts";
import type { Ink } from "./ink.ts";
import { pressKey } from "./keyboard.ts";
import { type OutlineBlock, textOf } from "./outline.ts";
import { findText, plainText } from "./text-places.ts";

await fetchPasteReader();

/** What somebody typed in one go, and between which two characters of the same block they put it. */
export interface TypedRun {
  author: string;
  characters: string[];
  left: string | undefined;
  right: string | undefined;
}

/**
 * Somebody at one editor. Acts only through what a person has (caret, keys, commands, clipboard) and remembers
 * what they meant: which characters they typed and where, which they deleted, which they brought back.
 */
export class Person {
  readonly name: string;
  readonly editor: EditorUnderTest;
  readonly runs: TypedRun[] = [];
  /** The last thing this person did to a character that had existed before. */
  readonly wills = new Map<string, "deleted" | "restored">();
  readonly #ink: Ink;
  readonly #skipTime: (milliseconds: number) => void;
  readonly #everSeen = new Set<string>();
  readonly #remarks: { needle: string; character: string; anchor: unknown }[] = [];

  readonly comments: Comments;

  constructor(name: string, editor: EditorUnderTest, ink: Ink, skipTime: (milliseconds: number) => void) {
    this.name = name;
    this.editor = editor;
    this.#ink = ink;
    this.#skipTime = skipTime;
    this.comments = new Comments(ink);
  }

  get view(): EditorView {
    return this.editor.view;
  }

  outline(): OutlineBlock[] {
    return this.editor.outline(this.view.state.doc);
  }

  /** Puts the caret behind the needle. */
  after(needle: string): this {
    return this.#caret(this.#find(needle).to);
  }

  before(needle: string): this {
    return this.#caret(this.#find(needle).from);
  }

  /** The start and the end of the block that holds the needle. */
  atStartOf(needle: string): this {
    return this.#caret(this.#find(needle).blockFrom);
  }

  atEndOf(needle: string): this {
    return this.#caret(this.#find(needle).blockTo);
  }

  select(from: string, to = from): this {
    return this.#select(this.#find(from).from, this.#find(to).to);
  }

  /** Selects the block atom that follows the block with the needle. */
  selectAtomAfter(needle: string): this {
    const { doc } = this.view.state;
    const { to } = this.#find(needle);
    let position: number | undefined;
    doc.nodesBetween(to, doc.content.size, (node, at) => {
      if (position === undefined && at > to && node.isAtom && node.isBlock) position = at;
      return position === undefined;
    });
    if (position === undefined) throw new Error(`no atom after "${needle}"`);
    this.view.dispatch(this.view.state.tr.setSelection(this.editor.selectNode(position)));
    return this;
  }

  /** Types letter by letter, as the browser would report it. */
  type(text: string): this {
    const { $from, $to } = this.view.state.selection;
    const around = $from.sameParent($to) ? plainText($from.parent) : "";
    const run: TypedRun = {
      author: this.name,
      characters: Array.from(this.#ink.write(text)),
      left: this.#inkAt(around, $from.parentOffset - 1),
      right: this.#inkAt(around, $to.parentOffset),
    };
    return this.#act(() => {
      for (const character of run.characters) this.#typeOne(character);
      const last = this.runs.at(-1);
      // Typing on where one stopped is still the same run.
      if (last !== undefined && run.left !== undefined && last.characters.at(-1) === run.left) {
        last.characters.push(...run.characters);
      } else {
        this.runs.push(run);
      }
    });
  }

  /** Types as it stands, for what input rules and formats react to (`# `, a line break). */
  typePlain(text: string): this {
    return this.#act(() => {
      for (const character of text) this.#typeOne(character);
    });
  }

  press(...keys: string[]): this {
    return this.#act(() => {
      for (const key of keys) pressKey(this.view, key);
    });
  }

  do(command: CommandName, argument = ""): this {
    const run = this.editor.commands[command];
    if (run === undefined) throw new NotOffered(command);
    const takesBack = command === "undo" || command === "redo";
    return this.#act(() => {
      if (!run(argument)) throw new Declined(command);
    }, takesBack);
  }

  /** Pastes paragraphs, or one piece of text when there is only one. */
  paste(...paragraphs: string[]): this {
    const inked = paragraphs.map((text) => this.#ink.write(text));
    const html =
      inked.length === 1 ? `<span>${inked[0]}</span>` : inked.map((text) => `<p>${text}</p>`).join("");
    return this.#act(() => {
      this.view.pasteHTML(html);
      for (const text of inked) {
        this.runs.push({
          author: this.name,
          characters: Array.from(text),
          left: undefined,
          right: undefined,
        });
      }
    });
  }

  /** A moment in which this person does nothing: what follows is undone on its own. */
  pause(): this {
    this.#skipTime(5_000);
    return this;
  }

  /** Pins a remark to the needle; `lostRemarks` tells later which of them no longer stand there. */
  remark(needle: string): this {
    if (this.editor.anchor === undefined) throw new NotOffered("anchors");
    const { from } = this.#find(needle);
    const character = this.#characterAfter(from);
    this.#remarks.push({ needle, character, anchor: this.editor.anchor.make(from) });
    return this;
  }

  /** Comments on the words from one needle to the end of another. */
  comment(from: string, to = from): this {
    this.comments.add(this, from, { from: this.#find(from).from, to: this.#find(to).to });
    return this;
  }

  /** What each remark that lost its place was pinned to, and where it points now. */
  lostRemarks(): string[] {
    return this.#remarks.flatMap(({ needle, character, anchor }) => {
      const position = this.editor.anchor?.find(anchor);
      if (position === undefined) return [`the remark at "${needle}" has no place`];
      const now = this.#characterAfter(position);
      return now === character ? [] : [`the remark at "${needle}" points elsewhere`];
    });
  }

  #characterAfter(position: number): string {
    const $position = this.view.state.doc.resolve(position);
    return $position.parent.isTextblock ? (plainText($position.parent)[$position.parentOffset] ?? "") : "";
  }

  #find(needle: string) {
    return findText(this.view.state.doc, this.#ink, needle);
  }

  #caret(position: number): this {
    return this.#select(position, position);
  }

  #select(from: number, to: number): this {
    this.view.dispatch(this.view.state.tr.setSelection(this.editor.selectText(from, to)));
    return this;
  }

  #typeOne(character: string): void {
    const { view } = this;
    const { from, to } = view.state.selection;
    const insert = () => view.state.tr.insertText(character, from, to);
    const handled = view.someProp("handleTextInput", (handle) => handle(view, from, to, character, insert));
    if (handled !== true) view.dispatch(insert().scrollIntoView());
  }

  /**
   * Runs a local change and notes which characters it took away or brought back. Taking back one's own step is no
   * wish to delete what others typed: a character of theirs that goes with it is lost.
   */
  #act(change: () => void, takesBack = false): this {
    const before = this.#visible();
    change();
    const now = this.#visible();
    const own = new Set(this.runs.flatMap((run) => run.characters));
    for (const character of before) {
      this.#everSeen.add(character);
      if (now.has(character)) continue;
      if (!takesBack || own.has(character) || this.wills.has(character)) this.wills.set(character, "deleted");
    }
    for (const character of now) {
      if (!before.has(character) && this.#everSeen.has(character)) this.wills.set(character, "restored");
    }
    return this;
  }

  #visible(): Set<string> {
    return new Set(this.outline().flatMap((each) => this.#ink.characters(textOf(each))));
  }

  #inkAt(text: string, offset: number): string | undefined {
    const character = text[offset];
    return character !== undefined && this.#ink.isInk(character) ? character : undefined;
  }
}
