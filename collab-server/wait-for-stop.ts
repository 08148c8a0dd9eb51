import { onStopSignal, type StopSignal } from "#lib/process/stop-signals.ts";

/** Why the server ends. */
export type StopCause = StopSignal | "launcher gone";

/** Resolves at the first signal that asks for an end, or when the launcher that started this process is gone. */
export function waitForStop(target: NodeJS.Process): Promise<StopCause> {
  return new Promise((resolve) => {
    onStopSignal(target, resolve);
    target.once("disconnect", () => resolve("launcher gone"));
  });
}
