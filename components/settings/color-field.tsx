"use client";

import { useId, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { personColors } from "#lib/collab/friendly-person.ts";
import type { Person } from "#lib/collab/service-api.ts";
import { reasonOf } from "#lib/web-api/reason-of.ts";
import styles from "./color-field.module.css";

interface ColorFieldProps {
  person: Pick<Person, "color">;
  /** Resolves once the server knows the colour. */
  onChoose: (color: string) => Promise<void>;
}

/** The colour of one's face and caret. It counts at once. */
export function ColorField({ person, onChoose }: ColorFieldProps) {
  const [chosen, setChosen] = useState(person.color);
  const group = useId();
  const toast = useToast();
  const texts = useTexts();
  const choose = async (color: string) => {
    setChosen(color);
    try {
      await onChoose(color);
    } catch (error) {
      setChosen(person.color);
      toast({ text: `${texts("settings.colorNotSaved")} ${reasonOf(error, texts)}`, tone: "danger" });
    }
  };
  return (
    <fieldset className={styles.field}>
      <legend className={styles.legend}>{texts("settings.color")}</legend>
      <div className={styles.colors}>
        {personColors.map((color, index) => (
          <input
            key={color}
            type="radio"
            name={group}
            aria-label={texts("settings.colorOption", { number: index + 1 })}
            className={styles.color}
            style={{ backgroundColor: color }}
            checked={color === chosen}
            onChange={() => void choose(color)}
          />
        ))}
      </div>
    </fieldset>
  );
}
