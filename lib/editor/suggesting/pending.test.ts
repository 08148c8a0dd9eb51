import { Mapping, StepMap } from "prosemirror-transform";
import { expect, test } from "vitest";
import { isNothing, mappedPending, pendingFrom, redone, undone, withDraft } from "./pending.ts";

const at = (from: number, to: number, insert: string) => ({ from, to, insert });
function typed(words: string, from = 5) {
  let pending = pendingFrom("one", at(from, from, ""));
  for (let end = 1; end <= words.length; end++)
    pending = withDraft(pending, at(from, from, words.slice(0, end)));
  return pending;
}

test("undo takes words back one by one, redo brings them again", () => {
  const whole = typed("one two");
  const once = undone(whole);
  expect(once?.now.insert).toBe("one ");
  const twice = once && undone(once);
  expect(twice?.now.insert).toBe("");
  expect(twice && undone(twice)).toBeUndefined();
  expect(twice && redone(twice)?.now.insert).toBe("one ");
  expect(redone(whole)).toBeUndefined();
});

test("a deletion is a step of its own", () => {
  const struck = withDraft(typed("one"), at(4, 5, "one"));
  expect(undone(struck)?.now).toEqual(at(5, 5, "one"));
});

test("what is typed after an undo forgets what was taken back", () => {
  const back = undone(typed("one two"));
  const other = back && withDraft(back, at(5, 5, "one three"));
  expect(other?.future).toEqual([]);
});

test("places go along, those to undo to as well; what others write at the edges stays outside", () => {
  const pending = withDraft(pendingFrom("one", at(5, 5, "")), at(5, 8, "x"));
  const before = mappedPending(pending, new Mapping([new StepMap([1, 0, 2])]));
  expect([before.now, before.past]).toEqual([at(7, 10, "x"), [at(7, 7, "")]]);
  const edges = mappedPending(pending, new Mapping([new StepMap([5, 0, 1]), new StepMap([9, 0, 1])]));
  expect(edges.now).toEqual(at(6, 9, "x"));
});

test("where its text is deleted by somebody else, what was typed stays", () => {
  const pending = pendingFrom("one", at(5, 8, "kept"));
  expect(mappedPending(pending, new Mapping([new StepMap([4, 6, 0])])).now).toEqual(at(4, 4, "kept"));
  expect(isNothing(at(4, 4, "kept"))).toBe(false);
  expect(isNothing(at(4, 4, ""))).toBe(true);
});
