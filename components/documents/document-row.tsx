"use client";

import { Ellipsis, FileText, Pencil, RotateCcw, Trash2 } from "lucide-react";
import Link from "next/link";
import { useRef, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";
import { roleAllows } from "#lib/collab/role.ts";
import type { DocumentEntry } from "#lib/collab/service-api.ts";
import styles from "./document-row.module.css";
import { RelativeTime } from "./relative-time.tsx";
import { RenameField } from "./rename-field.tsx";
import { shownTitle } from "./shown-title.ts";

interface DocumentRowProps {
  document: DocumentEntry;
  now: number;
  onRename: (title: string) => void;
  onTrash: () => void;
  onRestore: () => void;
}

/** One document of the list: its title opens it; what else may be done with it is in its menu. */
export function DocumentRow({ document, now, onRename, onTrash, onRestore }: DocumentRowProps) {
  const texts = useTexts();
  const [renaming, setRenaming] = useState(false);
  const trashed = document.trashedAt !== null;
  const [before, after] = texts.around(trashed ? "documents.trashed" : "documents.edited", "when");
  return (
    <li className={styles.row}>
      <FileText aria-hidden="true" className={styles.icon} />
      <div className={styles.words}>
        {renaming ? (
          <RenameField title={document.title} onRename={onRename} onDone={() => setRenaming(false)} />
        ) : (
          <Link href={`/d/${document.id}`} className={styles.title} dir="auto">
            {shownTitle(document.title, texts)}
          </Link>
        )}
        <p className={styles.detail}>
          {before}
          <RelativeTime at={document.trashedAt ?? document.updatedAt} now={now} />
          {after}
          {document.role !== "own" &&
            ` · ${texts(`share.role.${document.role}`)} · ${texts("documents.from", { name: document.owner.name })}`}
        </p>
      </div>
      {trashed && document.role === "own" && (
        <Button
          size="sm"
          icon={<RotateCcw aria-hidden="true" />}
          className={styles.restore}
          onClick={onRestore}
        >
          {texts("documents.restore")}
        </Button>
      )}
      {!trashed && roleAllows(document.role, "edit") && (
        <RowMenu document={document} onStartRename={() => setRenaming(true)} onTrash={onTrash} />
      )}
    </li>
  );
}

interface RowMenuProps {
  document: DocumentEntry;
  onStartRename: () => void;
  onTrash: () => void;
}

function RowMenu({ document, onStartRename, onTrash }: RowMenuProps) {
  const texts = useTexts();
  // The rename field takes the focus when it appears; the closing menu must not take it back.
  const keepFocus = useRef(false);
  const closed = (event: Event) => {
    if (keepFocus.current) event.preventDefault();
    keepFocus.current = false;
  };
  const rename = () => {
    keepFocus.current = true;
    onStartRename();
  };
  return (
    <Menu
      onCloseAutoFocus={closed}
      trigger={
        <IconButton
          label={texts("documents.moreAbout", { title: shownTitle(document.title, texts) })}
          className={styles.more}
          size="sm"
        >
          <Ellipsis aria-hidden="true" />
        </IconButton>
      }
    >
      <MenuItem icon={<Pencil aria-hidden="true" />} onSelect={rename}>
        {texts("documents.rename")}
      </MenuItem>
      {document.role === "own" && (
        <MenuItem icon={<Trash2 aria-hidden="true" />} onSelect={onTrash} danger>
          {texts("documents.moveToTrash")}
        </MenuItem>
      )}
    </Menu>
  );
}
