import type { Spread } from "../spread.ts";

export interface PublishResults {
  date: string;
  node: string;
  cpu: string;
  load: number;
  readers: number;
  edits: number;
  /** The page as it comes, before it is compressed. */
  htmlKb: number;
  /** All readers load the page once, 50 at a time. `cpuMs`: of both servers, for one load. */
  loads: { seconds: number; cpuMs: number };
  memory: { webKbPerReader: number; collabMb: number };
  following: {
    /** From the writer's send to each reader's socket. */
    latency: Spread;
    webCpuMsPerEdit: number;
    collabCpuMsPerEdit: number;
    /** Share of a core, with an edit every two seconds. */
    webCore: number;
  };
  /** From asking to take the page back until the last stream has ended. */
  unpublishedMs: number;
}
