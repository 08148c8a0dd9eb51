import { expect, test } from "vitest";
import { onceMore } from "./once-more.ts";

test("what is asked for while it asks is asked once more, for all who came meanwhile", async () => {
  const answers: (() => void)[] = [];
  const ask = onceMore(() => new Promise((resolve) => void answers.push(resolve)));
  const first = ask();
  const late = [ask(), ask()];
  expect(answers).toHaveLength(1);
  answers[0]?.();
  await Promise.resolve();
  await Promise.resolve();
  expect(answers).toHaveLength(2);
  answers[1]?.();
  await Promise.all([first, ...late]);
  const next = ask();
  expect(answers).toHaveLength(3);
  answers[2]?.();
  await next;
});
