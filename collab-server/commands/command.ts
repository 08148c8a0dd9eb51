/** One word behind `quire-collab-server`. */
export interface Command {
  /** One line for --help. */
  summary: string;
  /** What may follow the word, beside the settings; for --help. */
  usage?: string;
  /** Does it, and gives the exit code. Throws StartError with a sentence for whoever typed it. */
  run(args: readonly string[]): Promise<number>;
}
