import { EventEmitter } from "node:events";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { onStopSignal, type SignalTarget } from "./stop-signals.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function bench(isAtTerminal: boolean) {
  const emitter = new EventEmitter();
  const told: string[] = [];
  const target: SignalTarget = {
    on: (signal, listener) => emitter.on(signal, listener),
    exit: (code) => void told.push(`exit ${code}`),
  };
  onStopSignal(target, (signal) => told.push(signal), isAtTerminal);
  return { told, signal: (name: string) => emitter.emit(name) };
}

test("STOP-SIGNAL signals within a second are one, a later one does not wait", () => {
  const { told, signal } = bench(true);
  signal("SIGINT");
  vi.advanceTimersByTime(900);
  signal("SIGTERM");
  expect(told).toEqual(["SIGINT"]);
  vi.advanceTimersByTime(200);
  signal("SIGTERM");
  expect(told).toEqual(["SIGINT", "exit 1"]);
});

test("STOP-SIGNAL a terminal that closes ends who sits at it, and nobody else", () => {
  const [sitting, daemon] = [bench(true), bench(false)];
  sitting.signal("SIGHUP");
  daemon.signal("SIGHUP");
  expect([sitting.told, daemon.told]).toEqual([["SIGHUP"], []]);
  daemon.signal("SIGTERM");
  expect(daemon.told).toEqual(["SIGTERM"]);
});
