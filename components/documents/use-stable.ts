"use client";

import { useLayoutEffect, useRef, useState } from "react";

type Handlers = Record<string, (...values: never[]) => unknown>;

/**
 * The same functions at every render, which call the newest: rows that compare what they are given are not drawn anew because
 * their surroundings were. Not to be called while drawing.
 */
export function useStable<T extends Handlers>(handlers: T): T {
  const newest = useRef(handlers);
  useLayoutEffect(() => {
    newest.current = handlers;
  });
  const [stable] = useState(() => {
    const calls = Object.keys(handlers).map((name) => [
      name,
      (...values: never[]) => newest.current[name]?.(...values),
    ]);
    // The names and shapes are those of `handlers`.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return Object.fromEntries(calls) as T;
  });
  return stable;
}
