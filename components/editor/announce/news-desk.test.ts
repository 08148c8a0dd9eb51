import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createNewsDesk, gatherMs, stayMs } from "./news-desk.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("says in one breath what comes close together, of each subject the newest", () => {
  const said: string[] = [];
  const desk = createNewsDesk((text) => said.push(text));
  desk.tell("people", "Ada joined");
  desk.tell("deed", "Moved: now 2 of 9");
  desk.tell("deed", "Moved: now 3 of 9");
  expect(said).toEqual([]);
  vi.advanceTimersByTime(gatherMs);
  expect(said).toEqual(["Ada joined. Moved: now 3 of 9"]);
  vi.advanceTimersByTime(stayMs);
  expect(said).toEqual(["Ada joined. Moved: now 3 of 9", ""]);
});

it("says the same words again as a change of the page", () => {
  const said: string[] = [];
  const desk = createNewsDesk((text) => said.push(text));
  for (let round = 0; round < 2; round++) {
    desk.tell("deed", "Row added: now 3");
    vi.advanceTimersByTime(gatherMs);
  }
  expect(said.map((text) => text.trim())).toEqual(["Row added: now 3", "Row added: now 3"]);
  expect(said[0]).not.toBe(said[1]);
});

it("is silent once it is stopped", () => {
  const publish = vi.fn<(text: string) => void>();
  const desk = createNewsDesk(publish);
  desk.tell("connection", "Connected again");
  desk.stop();
  vi.runAllTimers();
  expect(publish).not.toHaveBeenCalled();
});
