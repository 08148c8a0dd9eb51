/** The program `quire-collab-server`: one clear sentence and exit code 1 for whatever somebody can mend, a stack for our own faults. */
import type { ChildMessage } from "#lib/collab/child-message.ts";
import { outliveOutput } from "#lib/process/outlive-output.ts";
import { runCli } from "./cli.ts";
import { isCompactionThread, serveCompactions } from "./compaction/compaction-thread.ts";
import { isSearchThread, serveSearch } from "./search/search-thread.ts";
import { StartError } from "./start-error.ts";

// Bundled, this file is also what the threads start from.
if (isCompactionThread()) serveCompactions();
else if (isSearchThread()) serveSearch();
else await runProgram();

async function runProgram(): Promise<void> {
  outliveOutput(process);
  try {
    process.exit(await runCli(process.argv.slice(2)));
  } catch (error) {
    process.stderr.write(`${toText(error)}\n`);
    const message: ChildMessage = { kind: "failed" };
    // The exit waits for the launcher to have the message; without a launcher there is nobody to tell.
    if (process.send) process.send(message, () => process.exit(1));
    else process.exit(1);
  }
}

function toText(error: unknown): string {
  if (error instanceof StartError) return error.message;
  return (error instanceof Error && error.stack) || String(error);
}
