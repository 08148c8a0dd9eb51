import { expect, test } from "vitest";
import { limits } from "#lib/collab/limits.ts";
import { commentDrafts } from "./comment-drafts.ts";

function box(before: string | null = null) {
  let held = before;
  return {
    getItem: () => held,
    setItem: (_key: string, value: string) => {
      held = value;
    },
  };
}

test("a draft is kept per person, document and place, until it is emptied", () => {
  const storage = box();
  commentDrafts(storage, "ada", "d1").write("t1", "Half a");
  expect(commentDrafts(storage, "ada", "d1").read("t1")).toBe("Half a");
  expect(commentDrafts(storage, "bob", "d1").read("t1")).toBe("");
  expect(commentDrafts(storage, "ada", "d2").read("t1")).toBe("");
  commentDrafts(storage, "ada", "d1").write("t1", "");
  expect(storage.getItem()).toBe("[]");
});

test("it stays small: fifty drafts, each as long as a comment", () => {
  const storage = box();
  const drafts = commentDrafts(storage, "ada", "d1");
  for (let number = 0; number < 60; number++) drafts.write(`t${number}`, "x".repeat(9_000));
  expect(drafts.read("t9")).toBe("");
  expect(drafts.read("t10")).toHaveLength(limits.maxCommentLength);
});

test("without storage, or with nonsense in it, there are none", () => {
  expect(commentDrafts(undefined, "ada", "d1").read("t")).toBe("");
  for (const nonsense of ["{", "null", "[1,[2,3]]"])
    expect(commentDrafts(box(nonsense), "ada", "d1").read("t")).toBe("");
});
