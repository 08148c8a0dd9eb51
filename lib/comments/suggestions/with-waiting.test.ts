import { expect, test } from "vitest";
import type { Thread } from "#lib/collab/comments-api.ts";
import { hasArrived, withWaiting } from "./with-waiting.ts";

const range = { from: { at: 1 }, to: { at: 2 } };
const thread = (id: string, state: "open" | "accepted"): Thread => ({
  id,
  seq: 4,
  authorId: "me",
  createdAt: 1,
  range,
  quote: "old",
  suggestion: { insert: "sent", state, decidedBy: null },
  resolvedBy: null,
  comments: [],
});
const waiting = (id: string) => ({ id, range, quote: "old", insert: "typed on", at: 7 });

test("what waits is shown as typed, over what the server has; what was decided stays as it was", () => {
  const threads = new Map(
    [thread("open", "open"), thread("done", "accepted")].map((each) => [each.id, each]),
  );
  const all = withWaiting(threads, [waiting("open"), waiting("done"), waiting("new")], "me");
  expect([...all.values()].map(({ id, suggestion }) => `${id}: ${suggestion?.insert}`)).toEqual([
    "open: typed on",
    "done: sent",
    "new: typed on",
  ]);
  expect([...all.values()].map(hasArrived)).toEqual([true, true, false]);
  expect(withWaiting(threads, [], "me")).toBe(threads);
});
