import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { watchKeyFrames } from "./key-frames.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function page() {
  const events = new EventTarget();
  const frames: FrameRequestCallback[] = [];
  const taken: string[] = [];
  const keyFrames = watchKeyFrames({
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
    requestAnimationFrame: (callback) => frames.push(callback),
  });
  return {
    keyFrames,
    taken,
    press: () => events.dispatchEvent(new Event("keydown")),
    draw: () => {
      for (const frame of frames.splice(0)) frame(0);
    },
    come: (name: string) => keyFrames.behind(() => taken.push(name)),
  };
}

it("lets things pass at once while nobody types", () => {
  const { come, taken } = page();
  come("a");
  expect(taken).toEqual(["a"]);
});

it("lets them wait until a key's frame was drawn, in their order", () => {
  const { come, press, draw, taken } = page();
  press();
  come("a");
  come("b");
  draw();
  expect(taken).toEqual([]);
  vi.advanceTimersByTime(0);
  expect(taken).toEqual(["a", "b"]);
  come("c");
  expect(taken).toEqual(["a", "b", "c"]);
});

it("waits for the frame of the latest key", () => {
  const { come, press, draw, taken } = page();
  press();
  draw();
  press();
  come("a");
  vi.advanceTimersByTime(0);
  expect(taken).toEqual([]);
  draw();
  vi.advanceTimersByTime(0);
  expect(taken).toEqual(["a"]);
});

it("waits no longer than a moment where there are no frames", () => {
  const { come, press, taken } = page();
  press();
  come("a");
  vi.advanceTimersByTime(50);
  expect(taken).toEqual(["a"]);
});

it("waits no longer than that for keys that come faster than frames", () => {
  const { come, press, taken } = page();
  press();
  come("a");
  for (let index = 0; index < 6; index += 1) {
    vi.advanceTimersByTime(10);
    press();
  }
  expect(taken).toEqual(["a"]);
});

it("gives out what waits when asked, and forgets it when stopped", () => {
  const { keyFrames, come, press, taken } = page();
  press();
  come("a");
  keyFrames.flush();
  expect(taken).toEqual(["a"]);
  come("b");
  keyFrames.stop();
  vi.advanceTimersByTime(50);
  expect(taken).toEqual(["a"]);
});
