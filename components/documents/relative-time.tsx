"use client";

import { useSyncExternalStore } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { relativeTimeText } from "./relative-time-text.ts";

const minuteMs = 60_000;

/**
 * A time as people say it. `now` is the moment the server rendered at: hydration repeats it and so finds the same text;
 * from then on the browser's clock goes on, a minute at a time.
 */
export function RelativeTime({ at, now }: { at: number; now: number }) {
  const texts = useTexts();
  const minute = useSyncExternalStore(onEachMinute, currentMinute, noMinuteYet);
  const text = relativeTimeText(at, Math.max(now, minute * minuteMs), texts);
  // The full time depends on the reader's time zone, which the server can't know: only once the browser runs.
  const title = minute === 0 ? undefined : new Date(at).toLocaleString(texts.locale);
  return (
    <time dateTime={new Date(at).toISOString()} title={title}>
      {text}
    </time>
  );
}

function onEachMinute(changed: () => void): () => void {
  const timer = setInterval(changed, minuteMs);
  return () => clearInterval(timer);
}

function currentMinute(): number {
  return Math.floor(Date.now() / minuteMs);
}

function noMinuteYet(): number {
  return 0;
}
