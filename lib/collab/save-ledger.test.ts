import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  openLedger,
  pendingChanges,
  recordSave,
  type SaveChip,
  type SaveEvent,
  type SaveLedger,
  saveChip,
} from "./save-ledger.ts";

const settled = (messages: number): SaveEvent => ({ type: "settled", messages, at: 1 });
const change: SaveEvent[] = [{ type: "changed" }, { type: "sentUpdate" }];
const hello: SaveEvent[] = [{ type: "opened" }, { type: "sentStep2" }, { type: "synced" }];

function after(...events: SaveEvent[]): SaveLedger {
  let ledger = openLedger("edit");
  for (const event of events) ledger = recordSave(ledger, event);
  return ledger;
}

function chip(ledger: SaveLedger, context: { frozen?: boolean; keepsOnDevice?: boolean } = {}): SaveChip {
  return saveChip(ledger, { frozen: false, keepsOnDevice: false, ...context });
}

describe("Saved", () => {
  it("waits for sync and for the settled step 2", () => {
    expect(chip(after())).toBe("saving");
    expect(chip(after({ type: "opened" }, { type: "synced" }))).toBe("saving");
    expect(chip(after(...hello))).toBe("saving");
    expect(chip(after({ type: "opened" }, { type: "sentStep2" }, settled(1)))).toBe("saving");
    expect(chip(after(...hello, settled(1)))).toBe("saved");
  });

  it("ends with a change and comes back with its acknowledgement", () => {
    const typed = after(...hello, settled(1), ...change);
    expect(chip(typed)).toBe("saving");
    expect(chip(recordSave(typed, settled(2)))).toBe("saved");
  });

  it("waits for the last of several changes", () => {
    const typed = after(...hello, settled(1), ...change, ...change, ...change, settled(3));
    expect([chip(typed), pendingChanges(typed)]).toEqual(["saving", 1]);
    expect(chip(recordSave(typed, settled(4)))).toBe("saved");
  });

  it("does not count updates sent before the step 2 as carriers of earlier changes", () => {
    const ledger = after({ type: "changed" }, { type: "opened" }, ...change, settled(1));
    expect([chip(ledger), pendingChanges(ledger)]).toEqual(["saving", 2]);
    const sent = recordSave(recordSave(ledger, { type: "sentStep2" }), { type: "synced" });
    expect(chip(recordSave(sent, settled(2)))).toBe("saved");
  });

  it("survives a step 2 that the server asks for once more", () => {
    const asked = after(...hello, settled(1), ...change, { type: "sentStep2" }, ...change);
    expect(pendingChanges(recordSave(asked, settled(2)))).toBe(1);
    expect(pendingChanges(recordSave(asked, settled(3)))).toBe(1);
    expect(chip(recordSave(asked, settled(4)))).toBe("saved");
  });

  it("stays true offline when nothing was typed since", () => {
    expect(chip(after(...hello, settled(1), { type: "closed" }))).toBe("saved");
    expect(chip(after(...hello, { type: "closed" }))).toBe("saving");
  });

  it("ignores an answer that cannot be for this socket", () => {
    expect(chip(after(...hello, ...change, settled(9)))).toBe("saving");
    expect(pendingChanges(after(...hello, ...change, ...change, settled(3), settled(2)))).toBe(0);
  });
});

describe("offline", () => {
  const typed = after(...hello, settled(1), { type: "closed" }, { type: "changed" }, { type: "changed" });

  it("says not saved while nothing outlives a reload, and counts the changes where it does", () => {
    expect(chip(typed)).toBe("not-saved");
    expect(chip(typed, { keepsOnDevice: true })).toBe("on-device");
    expect(pendingChanges(typed)).toBe(2);
  });

  it("counts what was sent and not acknowledged as waiting again", () => {
    const ledger = after(...hello, settled(1), ...change, ...change, settled(2), { type: "closed" });
    expect(pendingChanges(ledger)).toBe(1);
  });

  it("is saved once the next socket's step 2 settles", () => {
    const back = [...hello].reduce(recordSave, typed);
    expect([chip(back), pendingChanges(back)]).toEqual(["saving", 2]);
    expect(chip(recordSave(back, settled(1)))).toBe("saved");
  });
});

describe("trouble", () => {
  it("says not saved while the server blocks, on this socket only", () => {
    const blocked = after(...hello, settled(1), { type: "blocked", code: "store_failed" });
    expect(chip(blocked)).toBe("not-saved");
    expect(chip(recordSave(blocked, { type: "blocked", code: null }))).toBe("saved");
    expect(chip([{ type: "closed" } as const, ...hello, settled(1)].reduce(recordSave, blocked))).toBe(
      "saved",
    );
  });

  it("stops promising when no acknowledgement comes", () => {
    const late = after(...hello, settled(1), ...change, { type: "overdue" });
    expect(chip(late)).toBe("not-saved");
    expect(chip(recordSave(late, settled(2)))).toBe("saved");
    expect(chip(after(...hello, settled(1), { type: "overdue" }))).toBe("saved");
  });

  it("says not saved when frozen with changes, read-only without", () => {
    const typed = after(...hello, settled(1), ...change, { type: "closed" });
    expect(chip(typed, { frozen: true, keepsOnDevice: true })).toBe("not-saved");
    expect(chip(after(...hello, settled(1)), { frozen: true })).toBe("read-only");
  });
});

it("is read-only for whoever may not edit, from the first paint", () => {
  expect(chip(openLedger("view"))).toBe("read-only");
  expect(chip(openLedger("comment"))).toBe("read-only");
  expect(chip(after(...hello, settled(1), { type: "role", role: "view" }))).toBe("read-only");
});

/**
 * The model keeps what the ledger compresses away: which changes the server has on disk. Only messages in the settled
 * prefix count, and an update counts only once everything before it is there (Yjs would keep it as a gap).
 */
function changesOnDisk(script: readonly SaveEvent[]): number {
  let changes = 0;
  let onDisk = 0;
  let messages: number[][] = [];
  for (const event of script) {
    if (event.type === "changed") changes++;
    if (event.type === "opened") messages = [];
    if (event.type === "sentUpdate") messages.push([changes]);
    if (event.type === "sentStep2") messages.push(Array.from({ length: changes }, (_, index) => index + 1));
    if (event.type === "settled") {
      const arrived = new Set(messages.slice(0, event.messages).flat());
      while (arrived.has(onDisk + 1)) onDisk++;
    }
  }
  return onDisk;
}

it("never calls a change saved that is not on disk, whatever the order of events", () => {
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.constant("type" as const) },
    { weight: 4, arbitrary: fc.nat(12).map((back) => ({ back })) },
    { weight: 1, arbitrary: fc.constantFrom("drop" as const, "open" as const, "step2" as const) },
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const script: SaveEvent[] = [];
      let ledger = openLedger("edit");
      let open = false;
      let sent = 0;
      let acknowledged = 0;
      const run = (...events: SaveEvent[]): void => {
        for (const event of events) {
          script.push(event);
          ledger = recordSave(ledger, event);
        }
      };
      for (const what of steps) {
        if (what === "type") {
          run({ type: "changed" });
          if (open) run({ type: "sentUpdate" });
          if (open) sent++;
        } else if (what === "open" && !open) {
          run({ type: "opened" });
          [open, sent, acknowledged] = [true, 0, 0];
        } else if (what === "drop" && open) {
          run({ type: "closed" });
          open = false;
        } else if (what === "step2" && open) {
          run({ type: "sentStep2" });
          sent++;
        } else if (typeof what === "object" && open) {
          acknowledged = Math.max(acknowledged, sent - what.back);
          run(settled(acknowledged));
        }
        expect(ledger.saved).toBeLessThanOrEqual(changesOnDisk(script));
        if (chip(ledger) === "saved") expect(changesOnDisk(script)).toBe(ledger.changes);
      }
    }),
    { seed: 2, numRuns: 500 },
  );
});
