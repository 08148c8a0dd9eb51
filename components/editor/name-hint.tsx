"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { friendlyPerson } from "#lib/collab/friendly-person.ts";
import { deviceStorage } from "#lib/collab/kept-changes.ts";
import styles from "./name-hint.module.css";

const dismissedKey = "quire:name-hint-dismissed";

interface NameHintProps {
  person: { id: string; name: string };
  onChangeName: () => void;
}

/** "Change name": for somebody who never chose one. Content first, identity later. */
export function NameHint({ person, onChangeName }: NameHintProps) {
  const texts = useTexts();
  const [dismissed, setDismissed] = useState(() => deviceStorage()?.getItem(dismissedKey) === "yes");
  const isGuest = person.name === friendlyPerson(person.id).name;

  const dismiss = () => {
    setDismissed(true);
    try {
      deviceStorage()?.setItem(dismissedKey, "yes");
    } catch {
      // Full or forbidden: it comes back another time.
    }
  };
  if (dismissed || !isGuest) return null;
  const [before, after] = texts.around("person.seenAs", "name");
  return (
    <section className={styles.hint} data-fades="" aria-label={texts("person.yourName")}>
      <span>
        {before}
        <strong>{person.name}</strong>
        {after}
      </span>
      <Button
        size="sm"
        variant="ghost"
        onClick={() => {
          dismiss();
          onChangeName();
        }}
      >
        {texts("person.changeName")}
      </Button>
      <button type="button" className={styles.close} aria-label={texts("person.keepName")} onClick={dismiss}>
        <X aria-hidden="true" />
      </button>
    </section>
  );
}
