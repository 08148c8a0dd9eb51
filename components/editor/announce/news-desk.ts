/** What may be said in one breath: of each subject only the newest, since the older is no longer true. */
export type Subject = "people" | "connection" | "deed";

/** Time in which more may come to be said together, so that the voice is not cut off again and again. */
export const gatherMs = 600;
/** How long a text stays: long enough to be read out, gone before somebody comes across it while browsing the page. */
export const stayMs = 8_000;

export interface NewsDesk {
  tell(subject: Subject, text: string): void;
  stop(): void;
}

/** Gathers news and hands them to `publish` as one text; an empty text when they are old. */
export function createNewsDesk(publish: (text: string) => void): NewsDesk {
  const waiting = new Map<Subject, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOdd = false;
  const clear = (): void => {
    publish("");
    timer = undefined;
  };
  const say = (): void => {
    // Words that are the same as the last ones are no change to a live region: a space at the end makes them one.
    isOdd = !isOdd;
    publish(`${[...waiting.values()].join(". ")}${isOdd ? "" : "\u00A0"}`);
    waiting.clear();
    timer = setTimeout(clear, stayMs);
  };
  return {
    tell(subject, text) {
      // Told anew it moves to the end.
      waiting.delete(subject);
      const isGathering = waiting.size > 0;
      waiting.set(subject, text);
      if (isGathering) return;
      clearTimeout(timer);
      timer = setTimeout(say, gatherMs);
    },
    stop() {
      clearTimeout(timer);
    },
  };
}
