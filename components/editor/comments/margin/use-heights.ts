"use client";

import { type RefObject, useCallback, useState } from "react";

/**
 * How tall the elements inside `parent` are drawn that have a `data-slot`, by its name, in pixels. `watch` keeps looking at those
 * of these names that are there; called again when others are.
 */
export function useHeights(
  parent: RefObject<HTMLElement | null>,
): [heights: ReadonlyMap<string, number>, watch: (names: readonly string[]) => () => void] {
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  const watch = useCallback(
    (names: readonly string[]) => {
      const sizes = new ResizeObserver((entries) => {
        setHeights((before) => {
          const next = new Map(before);
          for (const { target } of entries)
            if (target instanceof HTMLElement) next.set(target.dataset["slot"] ?? "", target.offsetHeight);
          return next;
        });
      });
      for (const name of names) {
        const element = parent.current?.querySelector(`[data-slot="${CSS.escape(name)}"]`);
        if (element) sizes.observe(element);
      }
      return () => sizes.disconnect();
    },
    [parent],
  );
  return [heights, watch];
}
