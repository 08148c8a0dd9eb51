"use client";

import { useEffect, useState } from "react";
import { type PresentPerson, peoplePresent } from "#lib/collab/people-present.ts";
import type { DocumentSession } from "./document-session.ts";

/** Who is here. Carets move many times a second; this changes only when the list does. */
export function usePeoplePresent(
  session: DocumentSession | undefined,
  self: Omit<PresentPerson, "isSelf">,
): readonly PresentPerson[] {
  // Oneself is there from the first paint on; the others come in beside.
  const [people, setPeople] = useState<readonly PresentPerson[]>([{ ...self, isSelf: true }]);
  useEffect(() => {
    if (session === undefined) return undefined;
    const { awareness, doc } = session;
    let shown = "";
    const update = (): void => {
      const present = peoplePresent(awareness.getStates(), doc.clientID);
      const key = JSON.stringify(present);
      if (key === shown) return;
      shown = key;
      setPeople(present);
    };
    update();
    awareness.on("change", update);
    return () => awareness.off("change", update);
  }, [session]);
  return people;
}
