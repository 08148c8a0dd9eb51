import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openLeveldownStore } from "../storage/leveldown-store.ts";
import { createMemoryStore } from "../storage/memory-store.ts";
import type { OrderedStore } from "../storage/ordered-store.ts";
import { namedKey } from "../storage/storage-key.ts";
import { describeCommentStore, sampleThread } from "./comment-store.contract.ts";
import { createOrderedCommentStore } from "./ordered-comment-store.ts";

const logger = { error: () => expect.unreachable("nothing is damaged") };

describeCommentStore(
  "ordered store in memory",
  async () => createOrderedCommentStore({ store: createMemoryStore(), logger }),
  async () => {},
);

let folder: string;
let store: OrderedStore;
describeCommentStore(
  "leveldown",
  async () => {
    folder = await mkdtemp(join(tmpdir(), "quire-comments-"));
    store = await openLeveldownStore(folder);
    return createOrderedCommentStore({ store, logger });
  },
  async () => {
    await store.close();
    await rm(folder, { recursive: true });
  },
);

test("a damaged thread is reported and left out of lists; asked for by itself it is an error", async () => {
  const inner = createMemoryStore();
  const reported: unknown[] = [];
  const comments = createOrderedCommentStore({
    store: inner,
    logger: { error: (fields: unknown) => reported.push(fields) },
  });
  await comments.put(sampleThread({ id: "t1", seq: 1 }), undefined);
  await comments.put(sampleThread({ id: "t2", seq: 2 }), undefined);
  const key = namedKey("comments.thread", "d1/t1");
  await inner.write([{ type: "put", key, value: new TextEncoder().encode('{"id":"t1"}') }]);
  expect((await comments.threadsSince("d1", 0)).map(({ id }) => id)).toEqual(["t2"]);
  expect(reported).toHaveLength(1);
  await expect(comments.thread("d1", "t1")).rejects.toMatchObject({ code: "internal" });
});
