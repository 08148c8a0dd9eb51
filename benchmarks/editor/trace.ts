/**
 * What Chromium's trace says of each key: how long the main thread worked from its dispatch until the frame was committed. By
 * the thread's own clock, which stands while another process has the core.
 */

interface TraceEvent {
  name: string;
  cat: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds; `tts` and `tdur` by the thread's own clock. */
  ts: number;
  tts?: number;
  tdur?: number;
  args?: { data?: { type?: string } };
}

/** Milliseconds per key, in order. */
export function readTrace(trace: Buffer): number[] {
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(trace.toString());
  const keydowns = traceEvents.filter(
    ({ name, args }) => name === "EventDispatch" && args?.data?.type === "keydown",
  );
  const [first] = keydowns;
  if (first === undefined) throw new Error("no key is in the trace");
  const onMain = traceEvents
    .filter(({ pid, tid }) => pid === first.pid && tid === first.tid)
    .sort((a, b) => a.ts - b.ts);
  const commits = onMain.filter(({ name }) => name === "Commit");
  const inputs = onMain.filter(({ name, args }) => name === "EventDispatch" && args?.data?.type === "input");
  return keydowns.flatMap((keydown) => {
    // The letter is in the page when `input` was dispatched; ProseMirror may draw it in a task after that.
    const written = inputs.find(({ ts }) => ts >= keydown.ts)?.ts ?? keydown.ts;
    const commit = commits.find(({ ts }) => ts > written);
    if (commit?.tts === undefined || commit.tdur === undefined || keydown.tts === undefined) return [];
    return [(commit.tts + commit.tdur - keydown.tts) / 1_000];
  });
}
