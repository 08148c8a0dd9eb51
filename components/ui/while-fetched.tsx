"use client";

import { type ReactNode, Suspense, useEffect, useRef } from "react";

interface WhileFetchedProps {
  /** What calls the opening off: the same as closing what opens. */
  onCallOff: () => void;
  /** What stands there meanwhile. */
  fallback?: ReactNode;
  children: ReactNode;
}

/** Around something that opens and may have to be fetched first (fetched.ts): Esc calls it off, as it closes what is there. */
export function WhileFetched({ onCallOff, fallback = null, children }: WhileFetchedProps) {
  return (
    <Suspense
      fallback={
        <>
          <EscCallsOff onCallOff={onCallOff} />
          {fallback}
        </>
      }
    >
      {children}
    </Suspense>
  );
}

function EscCallsOff({ onCallOff }: { onCallOff: () => void }) {
  const callOff = useRef(onCallOff);
  useEffect(() => {
    callOff.current = onCallOff;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      // The text and the page have meanings of their own for the key; the newest wish is what somebody takes back.
      event.preventDefault();
      event.stopPropagation();
      callOff.current();
    };
    document.addEventListener("keydown", press, { capture: true });
    return () => document.removeEventListener("keydown", press, { capture: true });
  }, []);
  return null;
}
