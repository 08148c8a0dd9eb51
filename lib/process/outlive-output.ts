interface OutputStream {
  on(event: "error", listener: (error: Error) => void): unknown;
}

/**
 * Lets a process go on when nobody reads what it says: a closed terminal, the other end of a pipe that ended. Without this the next
 * line would end it, and could not even say so. What cannot be written is dropped.
 */
export function outliveOutput({ stdout, stderr }: { stdout: OutputStream; stderr: OutputStream }): void {
  for (const stream of [stdout, stderr]) stream.on("error", () => {});
}
