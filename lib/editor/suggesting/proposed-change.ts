import type { Fragment, Node } from "prosemirror-model";
import type { Transaction } from "prosemirror-state";
import { ReplaceStep } from "prosemirror-transform";
import type { Draft } from "./pending.ts";

/** What a transaction would change, as text for text; `other` where that cannot say it: formatting, kinds of blocks, pictures. */
export function proposedChange(tr: Transaction): Draft | "other" {
  const [step, ...more] = tr.steps;
  if (!(step instanceof ReplaceStep)) return "other";
  if (more.length > 0) return betweenDocuments(tr);
  const { from, to, slice } = step;
  return isText(slice.content) && isTextBetween(tr.before, from, to)
    ? orOther(tr.before, { from, to, insert: textOf(slice.content) })
    : "other";
}

/** Whether there is only text from `from` to `to`, in blocks beside each other. */
export function isTextBetween(doc: Node, from: number, to: number): boolean {
  const [$from, $to] = [doc.resolve(from), doc.resolve(to)];
  if (!$from.parent.isTextblock || !$to.parent.isTextblock || $from.depth !== $to.depth) return false;
  const shared = $from.sharedDepth(to);
  if (shared < $from.depth - 1) return false;
  return isText(doc.slice(from, to).content);
}

function isText(content: Fragment): boolean {
  let isPlain = true;
  content.descendants((node) => {
    isPlain &&= node.isText || node.isTextblock;
    return isPlain;
  });
  return isPlain;
}

function textOf(content: Fragment): string {
  return content.textBetween(0, content.size, "\n");
}

function betweenDocuments({ before, doc }: Transaction): Draft | "other" {
  const from = before.content.findDiffStart(doc.content);
  const ends = before.content.findDiffEnd(doc.content);
  if (from === null || ends === null) return "other";
  const overlap = Math.max(0, from - Math.min(ends.a, ends.b));
  const [to, end] = [ends.a + overlap, ends.b + overlap];
  return isTextBetween(before, from, to) && isTextBetween(doc, from, end)
    ? orOther(before, { from, to, insert: doc.textBetween(from, end, "\n") })
    : "other";
}

/** Joining two blocks takes no text away, and marks change none: no card could say it. */
function orOther(before: Node, draft: Draft): Draft | "other" {
  return draft.insert === before.textBetween(draft.from, draft.to, "\n").replace(/^\n+$/, "")
    ? "other"
    : draft;
}
