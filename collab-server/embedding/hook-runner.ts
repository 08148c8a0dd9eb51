import type { Logger } from "#collab-server/observability/logger.ts";
import type { Clock } from "#lib/collab/clock.ts";

/** `hook_failed`: it threw, or answered what cannot be used. `hook_timeout`: it took too long. */
export type HookErrorCode = "hook_failed" | "hook_timeout";

/** What somebody else's hook did. The cause is theirs. */
export class HookError extends Error {
  readonly code: HookErrorCode;

  constructor(code: HookErrorCode, hook: string, cause?: unknown) {
    super(`${hook}: ${code}`, { cause });
    this.name = "HookError";
    this.code = code;
  }
}

export interface HookRunner {
  /** Runs a hook whose answer is needed. Rejects with HookError, which is logged already. */
  ask<T>(hook: string, run: () => Promise<T> | T): Promise<T>;
  /** Runs a hook that is only told something. Never throws and waits for nothing. */
  tell(hook: string, run: () => Promise<void> | void): void;
}

const patienceMs = 10_000;

/** Runs hooks such that what they do wrong stays with them. */
export function createHookRunner(clock: Clock, logger: Logger): HookRunner {
  function report(hook: string, code: HookErrorCode, error: unknown): HookError {
    logger.error({ hook, code, error }, "hook.failed");
    return new HookError(code, hook, error);
  }

  return {
    async ask(hook, run) {
      let cancel = (): void => {};
      const tooLate = new Promise<never>((_resolve, reject) => {
        cancel = clock.after(patienceMs, () => reject(report(hook, "hook_timeout", undefined)));
      });
      // `async`, so that a hook that throws at once rejects like any other.
      const answer = (async () => run())();
      try {
        return await Promise.race([answer, tooLate]);
      } catch (error) {
        if (error instanceof HookError) throw error;
        throw report(hook, "hook_failed", error);
      } finally {
        cancel();
        // Whatever it comes to after the deadline, somebody must have heard it.
        answer.catch(() => {});
        tooLate.catch(() => {});
      }
    },
    tell(hook, run) {
      (async () => run())().catch((error: unknown) => report(hook, "hook_failed", error));
    },
  };
}
