/** Why Quire cannot start, as one sentence for whoever started it. The launcher prints it and exits with 1. */
export class StartupError extends Error {
  constructor(sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.name = "StartupError";
  }
}

/** The `code` of a system error (EADDRINUSE, EACCES …), or undefined. */
export function systemErrorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
