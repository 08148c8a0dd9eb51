import { expect, test } from "vitest";
import { createGroupCommit } from "./group-commit.ts";
import type { StoreWrite } from "./ordered-store.ts";

const del = (text: string): StoreWrite => ({ type: "del", key: Buffer.from(text) });

/** A commit that waits until the test lets it go. */
function heldCommit() {
  const batches: string[] = [];
  const holds: PromiseWithResolvers<void>[] = [];
  return {
    batches,
    holds,
    commit(writes: StoreWrite[]): Promise<void> {
      batches.push(writes.map((write) => Buffer.from(write.key).toString()).join(""));
      const hold = withResolvers();
      holds.push(hold);
      return hold.promise;
    },
  };
}

interface PromiseWithResolvers<T> {
  promise: Promise<T>;
  resolve: () => void;
  reject: (error: Error) => void;
}

function withResolvers(): PromiseWithResolvers<void> {
  let resolve = (): void => {};
  let reject = (_error: Error): void => {};
  const promise = new Promise<void>((a, b) => {
    resolve = a;
    reject = b;
  });
  return { promise, resolve, reject };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test("what arrives while a batch is in flight goes, in order, into the next one", async () => {
  const held = heldCommit();
  const group = createGroupCommit((writes) => held.commit(writes));
  const first = group.write([del("a")]);
  const second = group.write([del("b")]);
  await turn();
  const third = group.write([del("c"), del("d")]);
  const fourth = group.write([del("e")]);
  await turn();
  expect(held.batches).toEqual(["ab"]);
  held.holds[0]?.resolve();
  await Promise.all([first, second]);
  await turn();
  expect(held.batches).toEqual(["ab", "cde"]);
  held.holds[1]?.resolve();
  await Promise.all([third, fourth, group.idle()]);
});

test("a failed batch rejects its own writers and no others", async () => {
  const held = heldCommit();
  const group = createGroupCommit((writes) => held.commit(writes));
  const first = group.write([del("a")]);
  await turn();
  const second = group.write([del("b")]);
  held.holds[0]?.reject(new Error("disk"));
  await expect(first).rejects.toThrow("disk");
  await turn();
  held.holds[1]?.resolve();
  await expect(second).resolves.toBeUndefined();
});
