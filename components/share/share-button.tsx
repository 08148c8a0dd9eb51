"use client";

import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import styles from "./share-button.module.css";

interface ShareButtonProps {
  /** People who ask for more: a number beside the word. */
  asking: number;
  onOpen: () => void;
}

/** The button "Share" over a document. */
export function ShareButton({ asking, onOpen }: ShareButtonProps) {
  const texts = useTexts();
  return (
    <span className={styles.place}>
      <Button aria-haspopup="dialog" onClick={onOpen}>
        {texts("share.open")}
      </Button>
      {asking > 0 && (
        <span className={styles.asking} aria-hidden="true">
          {asking}
        </span>
      )}
    </span>
  );
}
