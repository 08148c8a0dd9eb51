"use client";

import { type SubmitEvent, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { limits } from "#lib/collab/limits.ts";
import { cleanPersonName } from "#lib/collab/person-name.ts";
import type { Person } from "#lib/collab/service-api.ts";
import { reasonOf } from "#lib/web-api/reason-of.ts";
import styles from "./name-field.module.css";

interface NameFieldProps {
  person: Pick<Person, "name">;
  /** Resolves once the server knows the name. */
  onRename: (name: string) => Promise<void>;
}

/** What one is called, to be changed. */
export function NameField({ person, onRename }: NameFieldProps) {
  const [draft, setDraft] = useState(person.name);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const toast = useToast();
  const texts = useTexts();
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = cleanPersonName(draft);
    if (name === undefined || name === person.name) {
      setDraft(person.name);
      return;
    }
    setBusy(true);
    setProblem(undefined);
    try {
      await onRename(name);
      setDraft(name);
      toast({ text: texts("person.nowNamed", { name }) });
    } catch (error) {
      setProblem(`${texts("person.notSaved")} ${reasonOf(error, texts)}`);
    }
    setBusy(false);
  };
  return (
    <form onSubmit={(event) => void submit(event)} className={styles.form}>
      <TextField
        label={texts("person.yourName")}
        value={draft}
        maxLength={limits.maxPersonNameLength}
        autoComplete="nickname"
        spellCheck={false}
        hint={texts("settings.nameHint")}
        error={problem}
        onChange={(event) => setDraft(event.currentTarget.value)}
      />
      <Button type="submit" busy={busy} className={styles.save ?? ""}>
        {texts("person.saveName")}
      </Button>
    </form>
  );
}
