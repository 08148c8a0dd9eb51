/** Why the server cannot start or go on, as one sentence for whoever started it. `main.ts` prints it and exits with 1. */
export class StartError extends Error {
  constructor(sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.name = "StartError";
  }
}
