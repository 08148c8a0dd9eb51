"use client";

import { useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { reasonOf } from "#lib/web-api/reason-of.ts";
import styles from "./audience-choice.module.css";

interface AudienceChoiceProps {
  hidesViewers: boolean;
  /** Resolves once the server does so. */
  onChange: (hidesViewers: boolean) => Promise<void>;
}

/** Whether those who only read are shown as present: an owner's choice, for large audiences. */
export function AudienceChoice({ hidesViewers, onChange }: AudienceChoiceProps) {
  const [isOn, setIsOn] = useState(hidesViewers);
  const toast = useToast();
  const texts = useTexts();
  const change = async (wanted: boolean) => {
    setIsOn(wanted);
    try {
      await onChange(wanted);
    } catch (error) {
      setIsOn(!wanted);
      toast({ text: `${texts("share.notSet")} ${reasonOf(error, texts)}`, tone: "danger" });
    }
  };
  return (
    <label className={styles.choice}>
      <input type="checkbox" checked={isOn} onChange={(event) => void change(event.currentTarget.checked)} />
      <span>
        {texts("share.hideViewers")}
        <span className={styles.hint}>{texts("share.hideViewersHint")}</span>
      </span>
    </label>
  );
}
