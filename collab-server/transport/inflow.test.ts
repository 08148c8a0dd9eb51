import { expect, test } from "vitest";
import { createFakeClock } from "#lib/collab/testing/fake-clock.ts";
import { createInflow } from "./inflow.ts";

function bench() {
  const clock = createFakeClock();
  const told: string[] = [];
  const inflow = createInflow({
    clock,
    limits: {
      burstFrames: 100,
      framesPerSecond: 10,
      burstBytes: 1_000,
      bytesPerSecond: 100,
      patienceMs: 60_000,
    },
    pause: () => told.push("pause"),
    resume: () => told.push("resume"),
    onThrottled: () => told.push("throttled"),
    onHopeless: () => told.push("hopeless"),
  });
  const send = (frames: number, bytes = 1) => {
    for (let i = 0; i < frames; i++) inflow.took(bytes);
  };
  return { clock, told, inflow, send };
}

test("INFLOW a burst, and the average for hours, are read as they come", () => {
  const { clock, told, send } = bench();
  send(100);
  for (let second = 0; second < 7_200; second++) {
    clock.advance(1_000);
    send(10);
  }
  expect(told).toEqual([]);
});

test("INFLOW whoever sends more frames than that is held back until the debt is paid, and loses nothing", () => {
  const { clock, told, send } = bench();
  send(105);
  // What was read already when the socket was held back is on account.
  expect(told).toEqual(["pause", "throttled"]);
  clock.advance(99);
  expect(told).toHaveLength(2);
  clock.advance(1);
  expect(told).toEqual(["pause", "throttled", "resume"]);
});

test("INFLOW one frame that is larger than a burst passes, and is paid for by waiting", () => {
  const { clock, told, send } = bench();
  send(1, 3_000);
  expect(told).toEqual(["pause", "throttled"]);
  clock.advance(19_999);
  expect(told).toHaveLength(2);
  clock.advance(1);
  expect(told.at(-1)).toBe("resume");
});

/** Sends four times the average whenever it is read, for so long. */
function flood({ clock, told, send }: ReturnType<typeof bench>, seconds: number): void {
  for (let second = 0; second < seconds; second++) {
    const isHeldBack =
      told.filter((word) => word === "pause").length > told.filter((word) => word === "resume").length;
    if (!isHeldBack && !told.includes("hopeless")) send(40);
    clock.advance(1_000);
  }
}

test("INFLOW one that floods for a minute without a break is hopeless, and one that pauses is not", () => {
  const steady = bench();
  flood(steady, 55);
  expect(steady.told).not.toContain("hopeless");
  flood(steady, 20);
  expect(steady.told.at(-1)).toBe("hopeless");

  const patient = bench();
  for (let round = 0; round < 5; round++) {
    flood(patient, 50);
    patient.clock.advance(30_000);
  }
  expect(patient.told).toContain("throttled");
  expect(patient.told).not.toContain("hopeless");
});

test("INFLOW a socket that closes while it is held back leaves no timer", () => {
  const { clock, told, inflow, send } = bench();
  send(101);
  inflow.close();
  expect(clock.pending).toBe(0);
  clock.advance(10_000);
  expect(told).not.toContain("resume");
});
