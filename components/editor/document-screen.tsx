"use client";

import { useCallback, useState } from "react";
import type { DocumentEntry, Person } from "#lib/collab/service-api.ts";
import { EditorScreen } from "./editor-screen.tsx";
import type { ReadingPlace } from "./reading-place.ts";

interface DocumentScreenProps {
  document: DocumentEntry;
  person: Pick<Person, "id" | "name" | "color">;
}

/** One document through its incarnations: where it is replaced, the new one comes in under the reader's eyes. */
export function DocumentScreen({ document, person }: DocumentScreenProps) {
  const [current, setCurrent] = useState<{ entry: DocumentEntry; place?: ReadingPlace | undefined }>({
    entry: document,
  });
  const goOn = useCallback((entry: DocumentEntry, place: ReadingPlace | undefined) => {
    setCurrent({ entry, place });
  }, []);
  return (
    <EditorScreen
      key={current.entry.incarnation}
      document={current.entry}
      person={person}
      place={current.place}
      onReplaced={goOn}
    />
  );
}
