"use client";

import { useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { changeAtom } from "#lib/editor/commands/insert-atom.ts";
import { isDay } from "#lib/editor/nodes/date/day.ts";
import type { EditorHost } from "../editor-host.ts";
import styles from "./atom-card.module.css";

/** Another day. The browser's own field: everybody knows it, and a phone shows its wheel. */
export function DateForm({ host, at, day }: { host: EditorHost; at: number; day: string }) {
  const texts = useTexts();
  const [draft, setDraft] = useState(day);
  return (
    <form
      className={styles.line}
      onSubmit={(event) => {
        event.preventDefault();
        if (isDay(draft)) host.run(changeAtom(at, "day", draft));
      }}
    >
      <input
        type="date"
        aria-label={texts("date.day")}
        className={styles.day}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault();
          host.run(changeAtom(at, "day", day));
        }}
      />
      <Button type="submit" size="sm" variant="primary">
        {texts("math.done")}
      </Button>
    </form>
  );
}
