import { expect, test } from "vitest";
import { createSettlement } from "./settlement.ts";

const at = (ticket: number, openPieces = 0) => ({ ticket, openPieces });

test("DURABLE-PREFIX counts the messages up to the first that is not on disk", () => {
  const settlement = createSettlement();
  for (const ticket of [1, 2, 2, 3]) settlement.count(at(ticket));
  expect(settlement.settled(0)).toBe(0);
  expect(settlement.settled(2)).toBe(3);
  expect(settlement.hasUnsettled()).toBe(true);
  expect(settlement.settled(3)).toBe(4);
  expect(settlement.hasUnsettled()).toBe(false);
  expect(settlement.settled(3)).toBe(4);
});

test("DURABLE-GAP a message with a gap holds back what is behind it, until the gap is filled", () => {
  const settlement = createSettlement();
  const gap = at(0, 1);
  settlement.count(at(1));
  settlement.count(gap);
  settlement.count(at(2));
  expect(settlement.settled(2)).toBe(1);
  expect(settlement.hasOpenPieces()).toBe(true);
  gap.openPieces = 0;
  gap.ticket = 3;
  expect(settlement.settled(2)).toBe(1);
  expect(settlement.settled(3)).toBe(3);
});

test("DURABLE-REFUSED a refused message is never settled by itself, but by a later step 2", () => {
  const settlement = createSettlement();
  settlement.count(at(1));
  for (let i = 0; i < 1_000; i++) settlement.countRefused();
  expect(settlement.settled(9)).toBe(1);
  const step2 = at(5);
  settlement.count(step2);
  settlement.coverRefused(step2);
  expect(settlement.settled(4)).toBe(1);
  expect(settlement.settled(5)).toBe(1_002);
});
