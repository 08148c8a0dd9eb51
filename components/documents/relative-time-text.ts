import type { Texts } from "#lib/texts/texts.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long ago `at` was, seen from `now` (both in ms since 1970): "just now", "3 hours ago", "12 Mar 2025". */
export function relativeTimeText(at: number, now: number, texts: Texts): string {
  // A clock that runs behind the server's makes the age negative: that is "just now", too.
  const age = now - at;
  if (age < minuteMs) return texts("documents.justNow");
  const relative = new Intl.RelativeTimeFormat(texts.locale, { numeric: "always" });
  if (age < hourMs) return relative.format(-Math.floor(age / minuteMs), "minute");
  if (age < dayMs) return relative.format(-Math.floor(age / hourMs), "hour");
  if (age < 7 * dayMs) return relative.format(-Math.floor(age / dayMs), "day");
  const sameYear = new Date(at).getUTCFullYear() === new Date(now).getUTCFullYear();
  return new Intl.DateTimeFormat(texts.locale, {
    day: "numeric",
    month: "short",
    ...(!sameYear && { year: "numeric" }),
    // On server and client alike: a date more than a week old may be a few hours off, but never changes on hydration.
    timeZone: "UTC",
  }).format(at);
}
