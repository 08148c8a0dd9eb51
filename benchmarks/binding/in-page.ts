/** Runs in the browser: two editors on the same long document, one writes, the other watches; both are timed. */
import * as Y from "yjs";
import { roots } from "../../lib/collab/document-format.ts";
import type { EditorUnderTest, Subject } from "../../tests/merging/editor-under-test.ts";
import { pressKey } from "../../tests/merging/keyboard.ts";
import { block, type OutlineBlock } from "../../tests/merging/outline.ts";
import { type Spread, spreadOf } from "../spread.ts";
import type { EditKind, EditorTimes } from "./results.ts";

/** Of a millisecond: Yjs alone takes less than a hundredth. */
const decimals = 3;

export interface MeasureOptions {
  blocks: number;
  charactersPerBlock: number;
  /** In each, somewhere in the document: ten letters, an Enter, a heading and a bold word. */
  rounds: number;
}

const filler = "The quick brown fox jumps over the lazy dog and runs away into the dark wood. ".repeat(20);
/** The first rounds warm the engine up and are not counted. */
const warmUpRounds = 5;

export async function measureBinding(subject: Subject, options: MeasureOptions): Promise<EditorTimes> {
  const start = await subject.seed(toLines(options));
  const before = performance.now();
  const writer = await subject.open(start, 1);
  const openMs = Math.round(performance.now() - before);
  const watcher = await subject.open(start, 2);
  const pair = new TimedPair(writer, watcher);

  // Blocks far from each other, in no order: a stride that shares no factor with the count visits each once.
  for (let round = 0; round < options.rounds; round += 1) {
    const index = (round * 1_237) % options.blocks;
    placeCaret(writer, `${index} The quick`);
    const time = (kind: EditKind, act: () => unknown) => pair.time(kind, act, round >= warmUpRounds);
    for (const letter of "abcdefghij") await time("letter", () => typeLetter(writer, letter));
    await time("Enter", () => pressKey(writer.view, "Enter"));
    await time("heading", () => writer.commands.kind?.("h2"));
    selectAhead(writer);
    await time("bold", () => writer.commands.mark?.("b"));
  }
  const told = (editor: EditorUnderTest) => JSON.stringify(editor.outline(editor.view.state.doc));
  if (told(writer) !== told(watcher)) throw new Error(`${subject.name}: the two editors differ`);
  const { written, local, remote } = pair;
  return {
    name: subject.name,
    written: spreads(written),
    local: spreads(local),
    remote: spreads(remote),
    openMs,
  };
}

/** What no binding on this document can go below: Yjs alone, typing the same letters. */
export async function measureYjs(subject: Subject, options: MeasureOptions): Promise<Spread> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await subject.seed(toLines(options)));
  const text = doc.getText(roots.textBody);
  let updates = 0;
  doc.on("update", () => {
    updates += 1;
  });
  const times: number[] = [];
  for (let round = 0; round < options.rounds; round += 1) {
    let index = ((round * 1_237) % options.blocks) * options.charactersPerBlock + 30;
    for (const letter of "abcdefghij") {
      const pressed = performance.now();
      doc.transact(() => text.insert(index, letter));
      const took = performance.now() - pressed;
      // The first in each place pays for finding it, which an editor knows.
      if (round >= warmUpRounds && letter !== "a") times.push(took);
      index += 1;
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
  }
  if (updates !== options.rounds * 10) throw new Error("not every letter was an update");
  return spreadOf(times, decimals);
}

function toLines({ blocks, charactersPerBlock }: MeasureOptions): OutlineBlock[] {
  return Array.from({ length: blocks }, (_, index) =>
    block("p", `${index} ${filler}`.slice(0, charactersPerBlock)),
  );
}

class TimedPair {
  readonly written: Record<EditKind, number[]> = { letter: [], Enter: [], heading: [], bold: [] };
  readonly local: Record<EditKind, number[]> = { letter: [], Enter: [], heading: [], bold: [] };
  readonly remote: Record<EditKind, number[]> = { letter: [], Enter: [], heading: [], bold: [] };
  readonly #watcher: EditorUnderTest;
  readonly #writer: EditorUnderTest;
  readonly #outbox: Uint8Array[] = [];
  #writtenAt = 0;

  constructor(writer: EditorUnderTest, watcher: EditorUnderTest) {
    this.#writer = writer;
    this.#watcher = watcher;
    writer.wire.onLocalUpdate((update) => {
      this.#writtenAt = performance.now();
      this.#outbox.push(update);
    });
  }

  async time(kind: EditKind, act: () => unknown, counts: boolean): Promise<void> {
    settleLayout();
    const pressed = performance.now();
    act();
    const returned = performance.now() - pressed;
    const written = this.#writtenAt - pressed;
    const updates = this.#outbox.splice(0);
    if (updates.length === 0) throw new Error(`${kind} wrote nothing`);
    settleLayout();
    const arrived = performance.now();
    for (const update of updates) this.#watcher.wire.receive(update);
    const shown = performance.now() - arrived;
    if (this.#watcher.view.state.doc.content.size !== this.#writer.view.state.doc.content.size) {
      throw new Error(`${kind} is not shown when the update was applied`);
    }
    if (counts) {
      this.written[kind].push(written);
      this.local[kind].push(returned);
      this.remote[kind].push(shown);
    }
    // What editors put off (timers, observers) happens here, and is no part of the next measurement.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

/** What one edit left to lay out is not charged to the next (ProseMirror asks for the scroll position on every update). */
function settleLayout(): void {
  document.body.getBoundingClientRect();
}

function typeLetter({ view }: EditorUnderTest, letter: string): void {
  const { from, to } = view.state.selection;
  const insert = () => view.state.tr.insertText(letter, from, to);
  const handled = view.someProp("handleTextInput", (handle) => handle(view, from, to, letter, insert));
  if (handled !== true) view.dispatch(insert());
}

/** Thirty characters into the block that starts like this. */
function placeCaret(editor: EditorUnderTest, opening: string): void {
  const { view } = editor;
  let position = -1;
  view.state.doc.descendants((node, at) => {
    if (position < 0 && node.isTextblock && node.textContent.startsWith(opening)) position = at + 30;
    return position < 0;
  });
  view.dispatch(view.state.tr.setSelection(editor.selectText(position, position)));
}

function selectAhead(editor: EditorUnderTest): void {
  const { view } = editor;
  const { from } = view.state.selection;
  view.dispatch(view.state.tr.setSelection(editor.selectText(from + 4, from + 12)));
}

function spreads(times: Record<EditKind, number[]>): Record<EditKind, Spread> {
  const { letter, Enter, heading, bold } = times;
  return {
    letter: spreadOf(letter, decimals),
    Enter: spreadOf(Enter, decimals),
    heading: spreadOf(heading, decimals),
    bold: spreadOf(bold, decimals),
  };
}
