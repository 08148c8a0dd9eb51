/** What Chromium's trace says of each key: how long the main thread worked from its dispatch until the frame was committed. */

interface TraceEvent {
  name: string;
  cat: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds. */
  ts: number;
  dur?: number;
  args?: { data?: { type?: string } };
}

interface Span {
  from: number;
  to: number;
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
  const tasks = merge(onMain.filter(({ name }) => name.endsWith("RunTask")).map(spanOf));
  const commits = onMain.filter(({ name }) => name === "Commit").map(spanOf);
  const inputs = onMain.filter(({ name, args }) => name === "EventDispatch" && args?.data?.type === "input");
  return keydowns.flatMap(({ ts }) => {
    // The letter is in the page when `input` was dispatched; ProseMirror may draw it in a task after that.
    const written = inputs.find((input) => input.ts >= ts)?.ts ?? ts;
    const committed = commits.find(({ from }) => from > written);
    return committed === undefined ? [] : [busy(tasks, { from: ts, to: committed.to }) / 1_000];
  });
}

const spanOf = ({ ts, dur = 0 }: TraceEvent): Span => ({ from: ts, to: ts + dur });

/** Tasks within tasks count once. */
function merge(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last !== undefined && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else merged.push({ ...span });
  }
  return merged;
}

function busy(tasks: readonly Span[], { from, to }: Span): number {
  return tasks.reduce((sum, task) => sum + Math.max(0, Math.min(task.to, to) - Math.max(task.from, from)), 0);
}
