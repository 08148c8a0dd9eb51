/** One editor pair on a long document, in a process of its own: one writes, the other watches. */
import type { EditorUnderTest } from "../../tests/merging/editor-under-test.ts";
import { block } from "../../tests/merging/outline.ts";
import { installDom } from "../browser-like.ts";
import { tell } from "../in-own-process.ts";
import { type EditKind, editKinds, spreadOf } from "./results.ts";

installDom();
const { loadSubject } = await import("../subjects/load-subject.ts");
const { pressKey } = await import("../../tests/merging/keyboard.ts");

const [key = "", blocks = "5000", charactersPerBlock = "200", rounds = "40"] = process.argv.slice(2);
const subject = await loadSubject(key);
const dice = mulberry32(1);
const used = new Set<number>();
const text = "The quick brown fox jumps over the lazy dog and runs away into the dark wood. ";
const start = await subject.seed(
  Array.from({ length: Number(blocks) }, (_, index) =>
    block("p", `${index} ${text.repeat(9)}`.slice(0, Number(charactersPerBlock))),
  ),
);

const openedAt = performance.now();
const writer = await subject.open(start, 1);
const openMs = performance.now() - openedAt;
const watcher = await subject.open(start, 2);
let outbox: Uint8Array[] = [];
writer.wire.onLocalUpdate((update) => outbox.push(update));

const local = emptyTimes();
const remote = emptyTimes();
for (let round = 0; round < Number(rounds); round += 1) {
  // The first rounds warm the engine up and are not counted.
  const counts = round >= 5;
  placeCaret(writer);
  for (let letter = 0; letter < 10; letter += 1)
    edit("letter", () => typeLetter(writer, "abcdefghij"[letter] ?? "x"), counts);
  edit("Enter", () => pressKey(writer.view, "Enter"), counts);
  edit("heading", () => writer.commands.kind?.("h2"), counts);
  selectWord(writer);
  edit("bold", () => writer.commands.mark?.("b"), counts);
  // Timers that editors set do not pile up into somebody else's measurement.
  await new Promise((resolve) => setTimeout(resolve, 0));
}

const told = (editor: EditorUnderTest) => JSON.stringify(editor.outline(editor.view.state.doc));
if (told(writer) !== told(watcher)) throw new Error(`${subject.name}: the two editors differ`);
await tell({
  name: subject.name,
  local: spreads(local),
  remote: spreads(remote),
  openMs: Math.round(openMs),
});
process.exit(0);

function edit(kind: EditKind, act: () => unknown, counts: boolean): void {
  outbox = [];
  const before = performance.now();
  act();
  const written = performance.now() - before;
  if (outbox.length === 0) throw new Error(`${subject.name}: ${kind} wrote nothing`);
  const sent = outbox;
  const arrived = performance.now();
  for (const update of sent) watcher.wire.receive(update);
  const shown = performance.now() - arrived;
  if (watcher.view.state.doc.content.size !== writer.view.state.doc.content.size) {
    throw new Error(`${subject.name}: ${kind} is not shown when the update was applied`);
  }
  if (!counts) return;
  local[kind].push(written);
  remote[kind].push(shown);
}

function typeLetter({ view }: EditorUnderTest, letter: string): void {
  const { from, to } = view.state.selection;
  const insert = () => view.state.tr.insertText(letter, from, to);
  if (view.someProp("handleTextInput", (handle) => handle(view, from, to, letter, insert)) !== true)
    view.dispatch(insert());
}

/** In the middle of a random block that was not written in before. */
function placeCaret(editor: EditorUnderTest): void {
  const { view } = editor;
  let index = Math.floor(dice() * Number(blocks));
  while (used.has(index)) index = (index + 1) % Number(blocks);
  used.add(index);
  const opening = `${index} The quick`;
  let position = -1;
  view.state.doc.descendants((node, at) => {
    if (position < 0 && node.isTextblock && node.textContent.startsWith(opening)) position = at + 30;
    return position < 0;
  });
  view.dispatch(view.state.tr.setSelection(editor.selectText(position, position)));
}

function selectWord(editor: EditorUnderTest): void {
  const { view } = editor;
  const { $from } = view.state.selection;
  view.dispatch(view.state.tr.setSelection(editor.selectText($from.pos + 4, $from.pos + 12)));
}

function emptyTimes(): Record<EditKind, number[]> {
  return { letter: [], Enter: [], heading: [], bold: [] };
}

function spreads(times: Record<EditKind, number[]>) {
  return Object.fromEntries(editKinds.map((kind) => [kind, spreadOf(times[kind])]));
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
