import { fork } from "node:child_process";

/** Runs a file of ours in a process of its own and hears what it tells; rejects when it ends with an error. */
export function inOwnProcess(
  file: string,
  args: readonly string[],
  hear: (message: unknown) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(file, [...args], { execArgv: ["--import", "tsx"] });
    child.on("message", (message) => hear(message));
    child.on("error", reject);
    child.on("exit", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${file} ${args.join(" ")} ended with ${code}`));
    });
  });
}

/** Tells the parent, and waits until it is sent: such a process ends right after its last word. */
export function tell(message: object): Promise<void> {
  return new Promise((resolve) => process.send?.(message, () => resolve()));
}
