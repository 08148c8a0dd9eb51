"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useEffect, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { caretRect, outOfSight, scrollToCaret } from "./caret-place.ts";
import type { DocumentSession } from "./document-session.ts";
import styles from "./edge-pills.module.css";
import type { ShownPerson } from "./use-people-present.ts";

interface EdgePillsProps {
  session: DocumentSession | undefined;
  people: readonly ShownPerson[];
}

/** So many at each edge: the nearest. More would be a list, and there is one at the top. */
const mostAtEdge = 3;

const lookEveryMs = 1_000;
const restMs = 100;

/** People whose carets are further up or down, at the edges of the window. A click goes there. */
export function EdgePills({ session, people }: EdgePillsProps) {
  const [places, setPlaces] = useState<Readonly<Record<"above" | "below", readonly string[]>>>({
    above: [],
    below: [],
  });
  const texts = useTexts();

  useEffect(() => {
    if (session === undefined) return undefined;
    const others = people.filter(({ isSelf, isIdle, carets }) => !isSelf && !isIdle && carets.length > 0);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let frame = 0;
    let shown = "";
    const look = (): void => {
      timer = undefined;
      const found = {
        above: [] as { id: string; top: number }[],
        below: [] as { id: string; top: number }[],
      };
      for (const { id, carets } of others) {
        const rect = caretRect(carets);
        const edge = rect && outOfSight(rect);
        if (rect !== undefined && edge !== undefined) found[edge].push({ id, top: rect.top });
      }
      const nearest = {
        above: found.above
          .sort((a, b) => b.top - a.top)
          .slice(0, mostAtEdge)
          .map(({ id }) => id),
        below: found.below
          .sort((a, b) => a.top - b.top)
          .slice(0, mostAtEdge)
          .map(({ id }) => id),
      };
      const key = JSON.stringify(nearest);
      if (key === shown) return;
      shown = key;
      setPlaces(nearest);
    };
    // Asked where a caret far away is, the browser lays out the text around it: no letter and no frame of a scroll waits for that.
    const lookSoon = (): void => {
      timer ??= setTimeout(() => {
        frame = requestAnimationFrame(() => {
          timer = setTimeout(look);
        });
      }, restMs);
    };
    lookSoon();
    session.awareness.on("change", lookSoon);
    // Text moves carets as well, and pictures that load, and the surface that comes in: nobody tells of all of those.
    const regularly = setInterval(lookSoon, lookEveryMs);
    window.addEventListener("scroll", lookSoon, { passive: true });
    window.addEventListener("resize", lookSoon);
    return () => {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      clearInterval(regularly);
      session.awareness.off("change", lookSoon);
      window.removeEventListener("scroll", lookSoon);
      window.removeEventListener("resize", lookSoon);
    };
  }, [session, people]);

  const goTo = (person: ShownPerson): void => {
    const rect = caretRect(person.carets);
    if (rect !== undefined) scrollToCaret(rect);
  };

  return (["above", "below"] as const).map((edge) => (
    <div key={edge} className={styles[edge]} data-fades="">
      {places[edge].map((id) => {
        const person = people.find((each) => each.id === id);
        if (person === undefined) return null;
        return (
          <button
            key={id}
            type="button"
            className={styles.pill}
            style={{ backgroundColor: person.color }}
            aria-label={texts(`follow.${edge}`, { name: person.name })}
            onClick={() => goTo(person)}
          >
            {edge === "above" ? <ArrowUp aria-hidden="true" /> : <ArrowDown aria-hidden="true" />}
            <span className={styles.name}>{person.name}</span>
          </button>
        );
      })}
    </div>
  ));
}
