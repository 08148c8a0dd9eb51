"use client";

import { useEffect, useState } from "react";
import { relativeTimeText } from "./relative-time-text.ts";

/**
 * A time as people say it. `now` is the moment the server rendered at: the first client render repeats it, so that
 * hydration finds the same text; from then on the browser's clock goes on from there, once a minute.
 */
export function RelativeTime({ at, now }: { at: number; now: number }) {
  const [current, setCurrent] = useState<number | null>(null);
  useEffect(() => {
    const timer = setInterval(() => setCurrent(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  const text = relativeTimeText(at, Math.max(now, current ?? now));
  // The full time depends on the reader's time zone, which the server can't know: only once the browser runs.
  const title = current === null ? undefined : new Date(at).toLocaleString();
  return (
    <time dateTime={new Date(at).toISOString()} title={title}>
      {text}
    </time>
  );
}
