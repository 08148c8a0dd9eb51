/** How far long work has come, on stderr: one line that is written over on a terminal, a line now and then elsewhere. */
export interface Progress {
  /** Says `text`, unless it was just said how far it is. */
  report(text: string): void;
  /** Takes the line away, so that what follows starts on a line of its own. */
  end(): void;
}

export interface ProgressOptions {
  stream: { isTTY?: boolean | undefined; write(text: string): unknown };
  /** Milliseconds since 1970. */
  now: () => number;
}

/** On a terminal the eye follows ten changes a second; a log file needs to know that it goes on. */
const intervalMs = { terminal: 100, file: 10_000 } as const;

export function createProgress({ stream, now }: ProgressOptions): Progress {
  const isTerminal = stream.isTTY === true;
  let saidAt = isTerminal ? Number.NEGATIVE_INFINITY : now();
  let isLineOpen = false;

  return {
    report(text) {
      if (now() - saidAt < (isTerminal ? intervalMs.terminal : intervalMs.file)) return;
      saidAt = now();
      // CSI 2 K clears the line.
      stream.write(isTerminal ? `\r\u001b[2K${text}` : `${text}\n`);
      isLineOpen = isTerminal;
    },
    end() {
      if (isLineOpen) stream.write("\r\u001b[2K");
      isLineOpen = false;
    },
  };
}
