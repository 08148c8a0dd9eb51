/** When a link ends, as it is chosen. */
export const linkEndChoices = ["never", "hour", "day", "week", "month", "at"] as const;
export type LinkEndChoice = (typeof linkEndChoices)[number];

const hourMs = 60 * 60 * 1000;
const spans: Record<Exclude<LinkEndChoice, "never" | "at">, number> = {
  hour: hourMs,
  day: 24 * hourMs,
  week: 7 * 24 * hourMs,
  month: 30 * 24 * hourMs,
};

/** The time that a choice means, in ms since 1970. `at` is the value of a datetime-local field. Undefined: that is no time. */
export function linkEnd(choice: LinkEndChoice, at: string, now: number): number | null | undefined {
  if (choice === "never") return null;
  if (choice !== "at") return now + spans[choice];
  const time = new Date(at).getTime();
  return Number.isNaN(time) ? undefined : time;
}

/** A time as a datetime-local field holds it: in the reader's own time zone, to the minute. */
export function toLocalField(time: number): string {
  const shifted = new Date(time - new Date(time).getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}
