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
  return spansOf(trace).spans.map(({ start, end }) => end - start);
}

interface Share {
  name: string;
  /** Per key, without what ran inside of it. */
  ms: number;
  times: number;
}

/** What the time of the keys went into, by the names of Chromium's events, the longest first. */
export function readShares(trace: Buffer): Share[] {
  const { spans, onMain } = spansOf(trace);
  const shares = new Map<string, Share>();
  const open: { end: number; share: Share }[] = [];
  for (const event of onMain) {
    if (event.ph !== "X" || event.tts === undefined || event.tdur === undefined) continue;
    const [start, ms] = [event.tts / 1_000, event.tdur / 1_000];
    while ((open.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= start) open.pop();
    if (!spans.some((span) => start >= span.start && start < span.end)) continue;
    const type = event.args?.data?.type;
    const name = type === undefined ? event.name : `${event.name} ${type}`;
    const share = shares.get(name) ?? { name, ms: 0, times: 0 };
    shares.set(name, share);
    share.ms += ms / spans.length;
    share.times += 1 / spans.length;
    const outer = open.at(-1);
    if (outer !== undefined) outer.share.ms -= ms / spans.length;
    open.push({ end: start + ms, share });
  }
  return [...shares.values()].sort((a, b) => b.ms - a.ms);
}

/** From each key's dispatch to its commit, in milliseconds by the main thread's clock. */
function spansOf(trace: Buffer): { spans: { start: number; end: number }[]; onMain: TraceEvent[] } {
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
  const spans = keydowns.flatMap((keydown) => {
    // The letter is in the page when `input` was dispatched; ProseMirror may draw it in a task after that.
    const written = inputs.find(({ ts }) => ts >= keydown.ts)?.ts ?? keydown.ts;
    const commit = commits.find(({ ts }) => ts > written);
    if (commit?.tts === undefined || commit.tdur === undefined || keydown.tts === undefined) return [];
    return [{ start: keydown.tts / 1_000, end: (commit.tts + commit.tdur) / 1_000 }];
  });
  return { spans, onMain };
}
