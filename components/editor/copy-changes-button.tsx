"use client";

import { Copy } from "lucide-react";
import { useRef, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { copyFromField } from "#components/ui/copy-from-field.ts";

/** Copies what was typed. Where the clipboard is out of reach, it shows the text, selected. */
export function CopyChangesButton({ text }: { text: string }) {
  const texts = useTexts();
  const field = useRef<HTMLTextAreaElement>(null);
  const [outcome, setOutcome] = useState<"copied" | "selected">();
  const copy = async () => {
    if (field.current !== null) setOutcome(await copyFromField(field.current));
  };
  return (
    <>
      <Button size="sm" icon={<Copy aria-hidden="true" />} onClick={() => void copy()}>
        {texts(`rescue.${outcome ?? "copy"}`)}
      </Button>
      <textarea
        ref={field}
        readOnly
        value={text}
        aria-label={texts("rescue.changes")}
        tabIndex={outcome === "selected" ? 0 : -1}
        className={outcome === "selected" ? undefined : "visually-hidden"}
      />
    </>
  );
}
