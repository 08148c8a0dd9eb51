"use client";

import { Globe } from "lucide-react";
import { useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import type { PublicationMode, Publish } from "#lib/collab/publish-api.ts";
import { ModeChoice } from "./mode-choice.tsx";
import styles from "./publish-part.module.css";

interface PublishFormProps {
  /** Never rejects. */
  onPublish: (wanted: Omit<Publish, "language">) => Promise<void>;
}

/** Makes a document a page: what it will show, and the button. Search engines are a second thought. */
export function PublishForm({ onPublish }: PublishFormProps) {
  const [mode, setMode] = useState<PublicationMode>("live");
  const [busy, setBusy] = useState(false);
  const texts = useTexts();
  const publish = async () => {
    setBusy(true);
    await onPublish({ mode, isIndexed: false });
    setBusy(false);
  };
  return (
    <>
      <p className={styles.text}>{texts("publish.private")}</p>
      <div className={styles.row}>
        <ModeChoice mode={mode} onChange={setMode} />
        <Button icon={<Globe aria-hidden="true" />} busy={busy} onClick={() => void publish()}>
          {texts("publish.now")}
        </Button>
      </div>
      <p className={styles.hint}>{texts(`publish.${mode}Hint`)}</p>
    </>
  );
}
