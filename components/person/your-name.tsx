"use client";

import { type KeyboardEvent, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { limits } from "#lib/collab/limits.ts";
import { cleanPersonName } from "#lib/collab/person-name.ts";
import type { Person } from "#lib/collab/service-api.ts";
import { reasonOf } from "#lib/web-api/reason-of.ts";
import styles from "./your-name.module.css";

interface YourNameProps {
  person: Pick<Person, "name" | "color">;
  /** Resolves with the person as the server now knows it. */
  onRename: (name: string) => Promise<Pick<Person, "name">>;
}

/** Your own name, to be changed in place: Enter or leaving the field keeps it, Esc brings the last one back. */
export function YourName({ person, onRename }: YourNameProps) {
  const [saved, setSaved] = useState(person.name);
  const [draft, setDraft] = useState(person.name);
  const toast = useToast();
  const texts = useTexts();

  const save = async (wanted: string) => {
    const name = cleanPersonName(wanted);
    if (name === undefined || name === saved) {
      setDraft(saved);
      return;
    }
    setDraft(name);
    try {
      const renamed = await onRename(name);
      setSaved(renamed.name);
      setDraft(renamed.name);
      toast({ text: texts("person.nowNamed", { name: renamed.name }) });
    } catch (error) {
      // The new name stays in the field, so that trying again is one click.
      const retry = { label: texts("ui.tryAgain"), onSelect: () => void save(name) };
      toast({ text: `${texts("person.notSaved")} ${reasonOf(error, texts)}`, tone: "danger", action: retry });
    }
  };

  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") event.currentTarget.blur();
    if (event.key === "Escape") setDraft(saved);
  };

  return (
    <div className={styles.you}>
      <Avatar name={draft || saved} color={person.color} decorative />
      <input
        type="text"
        aria-label={texts("person.yourName")}
        className={styles.name}
        value={draft}
        maxLength={limits.maxPersonNameLength}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={keyDown}
        onBlur={(event) => void save(event.currentTarget.value)}
      />
    </div>
  );
}
