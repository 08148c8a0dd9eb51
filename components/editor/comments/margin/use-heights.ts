"use client";

import { type RefObject, useEffect, useState } from "react";

/** How tall the elements inside `parent` are drawn whose `data-slot` is one of these names, parted by spaces. Pixels. Another order looks anew. */
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
    for (const name of names.split(" ")) {
      const element = parent.current?.querySelector(`[data-slot="${CSS.escape(name)}"]`);
      if (element) sizes.observe(element);
    }
    return () => sizes.disconnect();
  }, [parent, names]);
  return heights;
}
