/** What the kernel says of a process. Linux only. */
import { readFileSync } from "node:fs";

export interface ProcessFigures {
  /** Processor time of all its threads so far, in steps of 10 ms. */
  cpuSeconds(): number;
  residentBytes(): number;
}

const ticksPerSecond = 100;

export function processFigures(pid: number): ProcessFigures {
  return {
    cpuSeconds() {
      // The name of the process, in parentheses, may hold spaces; utime and stime are the 12th and 13th word behind it.
      const words = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
      return (Number(words[11]) + Number(words[12])) / ticksPerSecond;
    },
    residentBytes: () =>
      Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) * 1024,
  };
}
