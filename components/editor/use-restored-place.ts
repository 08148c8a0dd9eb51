"use client";

import { useLayoutEffect } from "react";
import type { EditorHost } from "./editor-host.ts";
import { type ReadingPlace, restorePlace } from "./reading-place.ts";

/** Once the text has arrived, the reader is where `place` says. The page keeps its height and its scroll until then. */
export function useRestoredPlace(host: EditorHost, place: ReadingPlace | undefined, loaded: boolean): void {
  useLayoutEffect(() => {
    if (place === undefined) return;
    if (loaded) restorePlace(host, place);
    // A page that was short for a moment was scrolled up by the browser; one that was not is where the reader left it.
    if (window.scrollY < place.scrollTop) window.scrollTo(0, place.scrollTop);
  }, [host, place, loaded]);
}
