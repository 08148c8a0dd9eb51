"use client";

import { useEffect, useState } from "react";
import { createIdleCarets } from "#lib/collab/idle-carets.ts";
import { type PresentPerson, peoplePresent } from "#lib/collab/people-present.ts";
import type { DocumentSession } from "./document-session.ts";

/** Somebody present, and whether their caret has not moved for a while. */
export interface ShownPerson extends PresentPerson {
  isIdle: boolean;
}

/** Nobody sees a face fade to the second. */
const idleCheckMs = 15_000;

/** Who is here. Carets move many times a second; this changes only when the list does. */
export function usePeoplePresent(
  session: DocumentSession | undefined,
  self: Pick<PresentPerson, "id" | "name" | "color">,
): readonly ShownPerson[] {
  // Oneself is there from the first paint on; the others come in beside.
  const [people, setPeople] = useState<readonly ShownPerson[]>([
    { ...self, isSelf: true, carets: [], isIdle: false },
  ]);
  useEffect(() => {
    if (session === undefined) return undefined;
    const { awareness, doc } = session;
    const idle = createIdleCarets();
    let shown = "";
    const update = (): void => {
      const now = Date.now();
      idle.heard(awareness.getStates(), now);
      const present = peoplePresent(awareness.getStates(), doc.clientID).map((person) => ({
        ...person,
        isIdle:
          !person.isSelf && person.carets.length > 0 && person.carets.every((id) => idle.isIdle(id, now)),
      }));
      const key = JSON.stringify(present);
      if (key === shown) return;
      shown = key;
      setPeople(present);
    };
    update();
    awareness.on("change", update);
    const timer = setInterval(update, idleCheckMs);
    return () => {
      awareness.off("change", update);
      clearInterval(timer);
    };
  }, [session]);
  return people;
}
