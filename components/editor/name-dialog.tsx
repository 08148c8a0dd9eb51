"use client";

import { type SubmitEvent, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { limits } from "#lib/collab/limits.ts";
import { cleanPersonName } from "#lib/collab/person-name.ts";

interface NameDialogProps {
  name: string;
  /** Resolves once the server knows the name. */
  onRename: (name: string) => Promise<void>;
  onClose: () => void;
}

/** The dialog in which a person says what they are called. Mount it to open it. */
export function NameDialog({ name, onRename, onClose }: NameDialogProps) {
  const texts = useTexts();
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={texts("person.yourName")}
      description={texts("person.nameMeaning")}
    >
      <NameForm name={name} onRename={onRename} onDone={onClose} />
    </Dialog>
  );
}

function NameForm({
  name,
  onRename,
  onDone,
}: Pick<NameDialogProps, "name" | "onRename"> & { onDone: () => void }) {
  const texts = useTexts();
  const [draft, setDraft] = useState(name);
  const [state, setState] = useState<"editing" | "saving" | "failed">("editing");
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const wanted = cleanPersonName(draft);
    if (wanted === undefined || wanted === name) {
      onDone();
      return;
    }
    setState("saving");
    try {
      await onRename(wanted);
      onDone();
    } catch {
      setState("failed");
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} style={{ display: "grid", gap: "var(--space-4)" }}>
      <TextField
        label={texts("person.yourName")}
        value={draft}
        maxLength={limits.maxPersonNameLength * 2}
        autoComplete="nickname"
        spellCheck={false}
        error={state === "failed" ? `${texts("person.notSaved")} ${texts("problem.unknown")}` : undefined}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button type="submit" variant="primary" busy={state === "saving"} style={{ justifySelf: "end" }}>
        {texts("person.saveName")}
      </Button>
    </form>
  );
}
