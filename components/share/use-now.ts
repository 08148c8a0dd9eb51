"use client";

import { useEffect, useState } from "react";

const tickMs = 30_000;

/** The time, which goes on while it is shown: half a minute at a time. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}
