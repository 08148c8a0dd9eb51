/** One seed: three people edit one document, cut off from each other at random, then everything arrives everywhere. */
import type { Node } from "prosemirror-model";
import { expect } from "vitest";
import * as Y from "yjs";
import type { Binding } from "#lib/editor/binding/binding.ts";
import { groupWithinMs } from "#lib/editor/binding/text/undo.ts";
import { schema } from "#lib/editor/schema/schema.ts";
import { CommentedRanges } from "./commented-ranges.ts";
import { endComposing, goOnComposing } from "./composing-actions.ts";
import { HeadlessEditor } from "./headless-editor.ts";
import { expectOrderIsKept } from "./kept-order.ts";
import { type Action, type Hand, Ink } from "./merging-actions.ts";
import { SeededRandom } from "./seeded-random.ts";

export interface RoundOptions {
  binding: Binding;
  seed: number;
  steps: number;
  /** Each with how often it comes up. */
  actions: readonly (readonly [Action, number])[];
}

interface Post {
  to: number;
  update: Uint8Array;
}

/** Runs one seed and checks what must hold after it; the error says what was done. */
export function runRound({ binding, seed, steps, actions }: RoundOptions): void {
  const random = new SeededRandom(seed);
  const start = new Y.Doc();
  start.clientID = 1;
  const ink = new Ink();
  const paragraph = () =>
    schema.node("block", { kind: "paragraph" }, [schema.text(ink.word(4 + random.below(6)))]);
  binding.seed(start, schema.node("doc", null, [paragraph(), paragraph(), paragraph()]));
  const opening = Y.encodeStateAsUpdate(start);
  const ids = [10 + random.below(1000), 2000 + random.below(1000), 4000 + random.below(1000)].sort(() =>
    random.chance(0.5) ? 1 : -1,
  );
  const clock = { now: 0 };
  // Dice of its own, so that what people do in a seed does not depend on it.
  const pauses = new SeededRandom(seed + 0x715e);
  const editors = ids.map((id) => new HeadlessEditor(binding, id, opening, { clock }));
  const reader = new HeadlessEditor(binding, 9999, opening, { editable: false });
  const everyone = [...editors, reader];
  let readerWrote = 0;
  reader.doc.on("update", (_: Uint8Array, origin: unknown) => {
    if (origin !== "network") readerWrote += 1;
  });
  const post: Post[] = [];
  editors.forEach((editor, from) => {
    editor.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === "network") return;
      everyone.forEach((_, to) => {
        if (to !== from) post.push({ to, update });
      });
    });
  });
  const comments = new CommentedRanges(binding, seed);
  const moved = new Set<string>();
  const deleted = new Set<string>();
  const script: string[] = [];
  const total = actions.reduce((sum, [, weight]) => sum + weight, 0);
  try {
    for (let i = 0; i < steps; i += 1) {
      // Half of what follows within a moment is one step of undo.
      clock.now += pauses.chance(0.7) ? pauses.below(groupWithinMs) : 10 * groupWithinMs;
      const who = random.below(editors.length);
      const editor = editors[who];
      if (editor === undefined) continue;
      const before = new Set(textOf(editor));
      const hand: Hand = { editor, random, ink, moved, deleted };
      const action = editor.composing ? goOnComposing : choose(actions, total, random);
      script.push(`${who}: ${action(hand)}`);
      const after = new Set(textOf(editor));
      script.push(`   ${linesOf(editor)}`);
      for (const letter of before) if (!after.has(letter)) deleted.add(letter);
      expectShownIsStored(editor);
      comments.setSome(editor);
      // Sometimes the network wakes up.
      for (let j = random.chance(0.3) ? random.below(post.length + 1) : 0; j > 0; j -= 1) {
        deliver(everyone, post, random, script);
      }
    }
    // The last letter ends what is still composed.
    for (const editor of editors) if (editor.composing) endComposing({ editor, random, ink, moved, deleted });
    while (post.length > 0) deliver(everyone, post, random, script);
    for (const editor of everyone) expectShownIsStored(editor);
    const [first] = editors;
    for (const editor of everyone) {
      if (first !== undefined && !editor.state.doc.eq(first.state.doc))
        throw new Error(`one ${inFull(editor.state.doc)}\nother ${inFull(first.state.doc)}`);
    }
    expect(readerWrote).toBe(0);
    for (const editor of everyone) comments.expectCovered(editor);
    expectConserved(reader.state.doc, ink, deleted, moved);
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    throw new Error(`seed ${seed}: ${what}\n${script.join("\n")}`, { cause: error });
  } finally {
    for (const editor of everyone) editor.destroy();
  }
}

function choose(actions: RoundOptions["actions"], total: number, random: SeededRandom): Action {
  let at = random.below(total);
  for (const [action, weight] of actions) {
    if (at < weight) return action;
    at -= weight;
  }
  throw new Error("no action");
}

/** Hands over any of the waiting updates: Yjs keeps what comes too early. */
function deliver(
  everyone: readonly HeadlessEditor[],
  post: Post[],
  random: SeededRandom,
  script: string[],
): void {
  const index = random.chance(0.7) ? 0 : random.below(post.length);
  const [letter] = post.splice(index, 1);
  const editor = letter && everyone[letter.to];
  if (letter === undefined || editor === undefined) return;
  Y.applyUpdate(editor.doc, letter.update, "network");
  script.push(`→ ${letter.to}`);
}

function textOf(editor: HeadlessEditor): string {
  // What atoms say of themselves (ASCII) is nobody's typing.
  return editor.state.doc.textContent.replace(/[ -~]/g, "");
}

function linesOf(editor: HeadlessEditor): string {
  return editor.state.doc.children
    .map((node) => (node.isTextblock ? node.textContent : tableLines(node)))
    .join(" | ");
}

function inFull(node: Node): string {
  return JSON.stringify(node.toJSON()).replaceAll(/"attrs":\{"kind":"paragraph"[^}]*\},?/g, "");
}

function tableLines(node: Node): string {
  return node.children
    .map((row) =>
      row.children.map((cell) => cell.children.map((each) => each.textContent).join("/")).join("·"),
    )
    .join("‖")
    .replace(/^/, "—");
}

function expectShownIsStored(editor: HeadlessEditor): void {
  // What others write in the block, and what is composed there, wait.
  if (editor.composing) return;
  editor.state.doc.check();
  if (!editor.state.doc.eq(editor.stored))
    throw new Error(`shown ${inFull(editor.state.doc)}\nstored ${inFull(editor.stored)}`);
  expectOrderIsKept(editor);
}

/**
 * Each character at most once; exactly once unless somebody deleted it; those of one run in the order of typing. Of a run
 * that reaches into a block that was moved, parts went along that the mover had not seen: order counts within its blocks.
 */
function expectConserved(
  doc: Node,
  ink: Ink,
  deleted: ReadonlySet<string>,
  moved: ReadonlySet<string>,
): void {
  const text = doc.textContent.replace(/[ -~]/g, "");
  const blocks = new Map<string, Node>();
  doc.descendants((node) => {
    if (node.isTextblock) for (const letter of node.textContent) blocks.set(letter, node);
  });
  const travelled = new Set([...moved].map((letter) => blocks.get(letter)));
  travelled.delete(undefined);
  const places = new Map<string, number>();
  for (let i = 0; i < text.length; i += 1) {
    expect(places.has(text.charAt(i)), `${text.charAt(i)} twice in ${text}`).toBe(false);
    places.set(text.charAt(i), i);
  }
  for (const run of ink.runs) {
    for (const letter of run) {
      if (!deleted.has(letter)) expect(places.has(letter), `${letter} of ${run} lost in ${text}`).toBe(true);
    }
    const stayed = run.split("").filter((letter) => !moved.has(letter) && places.has(letter));
    const rows = run.split("").some((letter) => travelled.has(blocks.get(letter)))
      ? [...new Set(stayed.map((letter) => blocks.get(letter)))].map((block) =>
          stayed.filter((letter) => blocks.get(letter) === block),
        )
      : [stayed];
    for (const row of rows) {
      const order = row.flatMap((letter) => places.get(letter) ?? []);
      expect(order, `${run} out of order in ${text}`).toEqual(order.toSorted((a, b) => a - b));
    }
  }
}
