import { useEffect } from "react";

/** Scrolls the element of that id into view when another one is current, or `options` are others. */
export function useInView(currentId: string | undefined, options: readonly unknown[]): void {
  useEffect(() => {
    if (currentId !== undefined && options.length > 0)
      document.getElementById(currentId)?.scrollIntoView({ block: "nearest" });
  }, [currentId, options]);
}
