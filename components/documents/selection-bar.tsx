"use client";

import { RotateCcw, Star, Tag, Trash2, X } from "lucide-react";
import type { ReactNode } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Toolbar, ToolbarItem } from "#components/ui/toolbar.tsx";
import type { HomeEntry } from "#lib/collab/home-api.ts";
import { roleAllows } from "#lib/collab/role.ts";
import type { PlainTextKey } from "#lib/texts/catalogue.ts";
import type { RowWish } from "./document-row.tsx";
import styles from "./selection-bar.module.css";

interface SelectionBarProps {
  documents: readonly HomeEntry[];
  /** All that the list has; null while not all of it may be chosen at once. */
  total: number | null;
  isInTrash: boolean;
  myId: string;
  onWish: (wish: RowWish) => void;
  onAll: () => void;
  onClear: () => void;
}

/** What can be done with all that is chosen. It takes the place of the list's head, so that nothing moves. */
export function SelectionBar({
  documents,
  total,
  isInTrash,
  myId,
  onWish,
  onAll,
  onClear,
}: SelectionBarProps) {
  const texts = useTexts();
  const isStarred = documents.every((document) => document.isStarred);
  const act = (wish: RowWish, label: PlainTextKey, icon: ReactNode, danger = false) => (
    <ToolbarItem>
      <Button
        variant={danger ? "danger" : "ghost"}
        size="sm"
        icon={icon}
        aria-label={texts(label)}
        className={styles.act}
        onClick={() => onWish(wish)}
      >
        {texts(label)}
      </Button>
    </ToolbarItem>
  );
  const isOwn = documents.some(({ role }) => roleAllows(role, "own"));
  const isMine = documents.some(({ owner }) => owner.id === myId);
  return (
    <div className={styles.bar}>
      <IconButton label={texts("home.clearSelection")} size="sm" onClick={onClear}>
        <X aria-hidden="true" />
      </IconButton>
      <output className={styles.count}>{texts("home.selected", { count: documents.length })}</output>
      {total !== null && total > documents.length && (
        <Button variant="ghost" size="sm" className={styles.all} onClick={onAll}>
          {texts("home.selectAll")}
        </Button>
      )}
      <div className={styles.acts}>
        <Toolbar label={texts("home.selectionBar")}>
          {isInTrash ? (
            <>
              {isOwn && act("restore", "home.bar.restore", <RotateCcw aria-hidden="true" />)}
              {isMine && act("delete", "home.bar.delete", <Trash2 aria-hidden="true" />, true)}
            </>
          ) : (
            <>
              {act("star", isStarred ? "home.bar.unstar" : "home.bar.star", <Star aria-hidden="true" />)}
              {act("tags", "home.bar.tags", <Tag aria-hidden="true" />)}
              {isOwn && act("trash", "home.bar.trash", <Trash2 aria-hidden="true" />)}
            </>
          )}
        </Toolbar>
      </div>
    </div>
  );
}
