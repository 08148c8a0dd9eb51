"use client";

import { type RefObject, useEffect, useState } from "react";

/** How tall the elements with `data-slot` inside `parent` are drawn, by that name. Pixels. `names`: changes when others are there. */
export function useHeights(
  parent: RefObject<HTMLElement | null>,
  names: string,
): ReadonlyMap<string, number> {
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  useEffect(() => {
    const sizes = new ResizeObserver((entries) => {
      setHeights((before) => {
        const next = new Map(before);
        for (const { target } of entries)
          if (target instanceof HTMLElement) next.set(target.dataset["slot"] ?? "", target.offsetHeight);
        return next;
      });
    });
    for (const element of parent.current?.querySelectorAll("[data-slot]") ?? []) sizes.observe(element);
    return () => sizes.disconnect();
  }, [parent, names]);
  return heights;
}
