/** Tells of the browser's hints that the network came or went; both are only hints. Answers the way to stop listening. */
export function watchNetwork(target: Window, signals: { wake: () => void; lost: () => void }): () => void {
  const onVisibility = (): void => {
    if (target.document.visibilityState === "visible") signals.wake();
  };
  target.addEventListener("online", signals.wake);
  target.addEventListener("offline", signals.lost);
  target.addEventListener("pageshow", signals.wake);
  target.document.addEventListener("visibilitychange", onVisibility);
  return () => {
    target.removeEventListener("online", signals.wake);
    target.removeEventListener("offline", signals.lost);
    target.removeEventListener("pageshow", signals.wake);
    target.document.removeEventListener("visibilitychange", onVisibility);
  };
}
