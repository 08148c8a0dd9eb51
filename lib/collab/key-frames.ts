/** The letter of a key is painted first: what comes from others in that moment waits for the frame to be on its way. */
export interface KeyFrames {
  /** Calls `take` at once, or as soon as nobody waits for a letter; always in the order of the calls. */
  behind(take: () => void): void;
  /** Calls what waits. */
  flush(): void;
  /** Hears no more keys, and lets go of what waits. */
  stop(): void;
}

type KeyWindow = Pick<Window, "addEventListener" | "removeEventListener" | "requestAnimationFrame">;

/** A page that nobody sees has no frames, and keys may come faster than they do. */
const mostMs = 50;

/** Hears the keys of a page. */
export function watchKeyFrames(target: KeyWindow): KeyFrames {
  const waiting: (() => void)[] = [];
  let latest = 0;
  let isPainting = false;
  const flush = (): void => {
    for (let take = waiting.shift(); take !== undefined; take = waiting.shift()) take();
  };
  const onKey = (): void => {
    latest += 1;
    const key = latest;
    isPainting = true;
    const painted = (): void => {
      // Another key may wait for its frame by now.
      if (key !== latest) return;
      isPainting = false;
      flush();
    };
    // A frame's callbacks come before it is drawn, a task of its own behind that.
    target.requestAnimationFrame(() => setTimeout(painted));
    setTimeout(() => {
      painted();
      flush();
    }, mostMs);
  };
  target.addEventListener("keydown", onKey, { capture: true, passive: true });
  return {
    behind(take) {
      if (isPainting) waiting.push(take);
      else take();
    },
    flush,
    stop() {
      target.removeEventListener("keydown", onKey, { capture: true });
      waiting.length = 0;
    },
  };
}
