import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createSearchSession, type SearchState } from "./search-session.ts";

interface Asked {
  query: string;
  signal: AbortSignal;
  answer: (found: string, isPartial?: boolean) => Promise<void>;
  fail: () => Promise<void>;
}
type Found = { found: string; isPartial: boolean };

/** A session whose server answers when the test says so, in any order. */
function start() {
  const asked: Asked[] = [];
  const shown: SearchState<Found>[] = [];
  const session = createSearchSession<Found>({
    pauseMs: 100,
    againMs: 1_000,
    isPartial: ({ isPartial }) => isPartial,
    onState: (state) => shown.push(state),
    search: (query, signal) =>
      new Promise((resolve, reject) => {
        asked.push({
          query,
          signal,
          answer: async (found, isPartial = false) => {
            resolve({ found, isPartial });
            await vi.advanceTimersByTimeAsync(0);
          },
          fail: async () => {
            reject(new Error("down"));
            await vi.advanceTimersByTimeAsync(0);
          },
        });
      }),
  });
  const nth = (index: number): Asked => {
    const one = asked[index];
    if (one === undefined) throw new Error(`only ${asked.length} were asked`);
    return one;
  };
  return { session, asked, nth, now: () => shown.at(-1) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("search session", () => {
  it("asks once the hands rest, for the last that was typed", async () => {
    const { session, asked } = start();
    for (const typed of ["p", "pl", " plan "]) session.ask(typed);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(100);
    expect(asked.map(({ query }) => query)).toEqual(["plan"]);
  });

  it("calls off a question that a newer one replaces, and never shows its answer", async () => {
    const { session, nth, now } = start();
    session.ask("old");
    await vi.advanceTimersByTimeAsync(100);
    session.ask("new");
    expect(nth(0).signal.aborted).toBe(true);
    await vi.advanceTimersByTimeAsync(100);
    await nth(1).answer("of new");
    await nth(0).answer("of old");
    expect(now()).toMatchObject({ status: "answered", answers: "new", answer: { found: "of new" } });
  });

  it("keeps the last answer in view while the next is on its way", async () => {
    const { session, nth, now } = start();
    session.ask("a");
    await vi.advanceTimersByTimeAsync(100);
    await nth(0).answer("of a");
    session.ask("ab");
    expect(now()).toMatchObject({ status: "asking", query: "ab", answers: "a", answer: { found: "of a" } });
  });

  it("shows no failure of a question that was called off", async () => {
    const { session, nth, now } = start();
    session.ask("old");
    await vi.advanceTimersByTimeAsync(100);
    session.ask("new");
    await nth(0).fail();
    expect(now()?.status).toBe("asking");
  });

  it("says that it failed, and asks again when told to", async () => {
    const { session, nth, now } = start();
    session.ask("plan");
    await vi.advanceTimersByTimeAsync(100);
    await nth(0).fail();
    expect(now()?.status).toBe("failed");
    session.again();
    expect(now()?.status).toBe("asking");
    await nth(1).answer("found");
    expect(now()).toMatchObject({ status: "answered", error: null });
  });

  it("asks again while the server is still reading, and no more after that", async () => {
    const { session, asked, nth, now } = start();
    session.ask("plan");
    await vi.advanceTimersByTimeAsync(100);
    await nth(0).answer("some", true);
    expect(now()?.status).toBe("answered");
    await vi.advanceTimersByTimeAsync(1_000);
    await nth(1).answer("all");
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked.length).toBe(2);
    expect(now()?.answer?.found).toBe("all");
  });

  it("ends with an empty field: no answer comes any more", async () => {
    const { session, nth, now } = start();
    session.ask("plan");
    await vi.advanceTimersByTimeAsync(100);
    session.ask("  ");
    await nth(0).answer("late");
    expect(now()).toMatchObject({ status: "idle", query: "", answer: null });
  });

  it("asks for the same only once", async () => {
    const { session, asked } = start();
    session.ask("plan");
    await vi.advanceTimersByTimeAsync(100);
    session.ask("plan ");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked.length).toBe(1);
  });

  it("calls everything off at its end", async () => {
    const { session, asked, nth } = start();
    session.ask("plan");
    await vi.advanceTimersByTimeAsync(100);
    await nth(0).answer("some", true);
    session.end();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked.length).toBe(1);
  });
});
