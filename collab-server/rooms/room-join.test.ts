import { expect, test } from "vitest";
import * as Y from "yjs";
import { openRoomBench } from "#collab-server/testing/room-bench.ts";

test("JOIN-PARTS the step 2 comes last, and with it everything is there, also for one who does not read at once", async () => {
  const { enter } = await openRoomBench();
  const ann = enter();
  ann.sendUpdate(ann.change((doc) => doc.getText("t").insert(0, "x".repeat(2_000_000))));
  enter().sendStep1();
  ann.sendUpdate(ann.change((doc) => doc.getText("t").insert(0, "since then ")));

  const late = enter();
  late.connection.isStuck = true;
  late.sendStep1();
  const types = late.connection.frames.map(({ type }) => type);
  expect(types.slice(-2)).toEqual(["update", "step2"]);
  expect(late.received().getText("t").toJSON().slice(0, 13)).toBe("since then xx");

  ann.sendUpdate(ann.change((doc) => doc.getText("t").insert(0, "missed, ")));
  expect(late.received().getText("t").length, "it is behind").toBe(2_000_011);
  late.connection.drain();
  expect(Y.encodeStateVector(late.received())).toEqual(Y.encodeStateVector(ann.doc));
});
