"use client";

import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import styles from "./list-place.module.css";

/** Over the trash: how long it keeps things, and how to have done with them. */
export function TrashNote({ onEmpty }: { onEmpty: (() => void) | null }) {
  const texts = useTexts();
  return (
    <div className={styles.note}>
      <p>{texts("home.trashNote")}</p>
      {onEmpty !== null && (
        <Button size="sm" variant="ghost" onClick={onEmpty}>
          {texts("home.emptyTrash")}
        </Button>
      )}
    </div>
  );
}
