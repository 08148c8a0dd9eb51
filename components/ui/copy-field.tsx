"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "./button.tsx";
import styles from "./copy-field.module.css";
import { type CopyOutcome, copyFromField } from "./copy-from-field.ts";

interface CopyFieldProps {
  /** The field's accessible name. */
  label: string;
  value: string;
  /** What is on the button. */
  copyLabel: string;
  /** How it went, each time. */
  onCopied: (outcome: CopyOutcome) => void;
}

/** How long the button shows that it worked. */
const shownMs = 2_000;

/** A text to take along, such as the address of a link: in a field to select it from, with a button that copies it. */
export function CopyField({ label, value, copyLabel, onCopied }: CopyFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), shownMs);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => {
    if (field.current === null) return;
    const outcome = await copyFromField(field.current);
    // Selecting scrolls to the end of an address; its beginning says more.
    field.current.scrollLeft = 0;
    setCopied(outcome === "copied");
    onCopied(outcome);
  };

  return (
    <div className={styles.field}>
      <input
        ref={field}
        type="text"
        readOnly
        aria-label={label}
        className={styles.text}
        value={value}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        icon={copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
        onClick={() => void copy()}
      >
        {copyLabel}
      </Button>
    </div>
  );
}
