"use client";

import {
  CircleCheck,
  Copy,
  Ellipsis,
  FilePlus,
  LayoutTemplate,
  Pencil,
  Star,
  Tag,
  Trash2,
} from "lucide-react";
import { useRef, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import type { HomeEntry } from "#lib/collab/home-api.ts";
import { roleAllows } from "#lib/collab/role.ts";
import styles from "./document-row.module.css";
import type { RowSurroundings, RowWish } from "./document-row.tsx";
import { shownTitle } from "./shown-title.ts";

interface RowMenuProps extends Pick<RowSurroundings, "myId" | "mayCreate" | "onWish" | "onSelect"> {
  document: HomeEntry;
  tabIndex: number;
}

/** Everything that may be done with one document. What could do nothing is not in it. */
export function RowMenu({ document, tabIndex, myId, mayCreate, onWish, onSelect }: RowMenuProps) {
  const texts = useTexts();
  // What a wish opens, or where the focus goes when the row leaves, must not lose the focus to the closing menu.
  const keepFocus = useRef(false);
  const closed = (event: Event) => {
    if (keepFocus.current) event.preventDefault();
    keepFocus.current = false;
  };
  const wish = (kind: RowWish) => () => {
    keepFocus.current = kind !== "star" && kind !== "duplicate" && kind !== "template";
    onWish(kind, document);
  };
  const isOwner = roleAllows(document.role, "own");
  // A hundred rows have a button each; the menu behind it is made when it is pressed.
  const [isNeeded, setNeeded] = useState(false);
  const trigger = (
    <IconButton
      label={texts("documents.moreAbout", { title: shownTitle(document.title, texts) })}
      className={styles.more}
      size="sm"
      tabIndex={tabIndex}
      {...(!isNeeded && { "aria-haspopup": "menu", "aria-expanded": false, onClick: () => setNeeded(true) })}
    >
      <Ellipsis aria-hidden="true" />
    </IconButton>
  );
  if (!isNeeded) return trigger;
  return (
    <Menu onCloseAutoFocus={closed} defaultOpen trigger={trigger}>
      {document.trashedAt !== null ? (
        <>
          <MenuItem icon={<CircleCheck aria-hidden="true" />} onSelect={() => onSelect(document, false)}>
            {texts("home.menu.select")}
          </MenuItem>
          {document.owner.id === myId && (
            <MenuItem icon={<Trash2 aria-hidden="true" />} onSelect={wish("delete")} danger>
              {texts("home.menu.delete")}
            </MenuItem>
          )}
        </>
      ) : (
        <>
          {document.isTemplate && mayCreate && (
            <MenuItem icon={<FilePlus aria-hidden="true" />} onSelect={wish("start")}>
              {texts("home.menu.useTemplate")}
            </MenuItem>
          )}
          {roleAllows(document.role, "edit") && (
            <MenuItem icon={<Pencil aria-hidden="true" />} shortcut="F2" onSelect={wish("rename")}>
              {texts("documents.rename")}
            </MenuItem>
          )}
          <MenuItem icon={<Star aria-hidden="true" />} shortcut="S" onSelect={wish("star")}>
            {texts(document.isStarred ? "home.menu.unstar" : "home.menu.star")}
          </MenuItem>
          <MenuItem icon={<Tag aria-hidden="true" />} shortcut="T" onSelect={wish("tags")}>
            {texts("home.menu.tags")}
          </MenuItem>
          {mayCreate && (
            <MenuItem icon={<Copy aria-hidden="true" />} onSelect={wish("duplicate")}>
              {texts("home.menu.duplicate")}
            </MenuItem>
          )}
          {isOwner && (
            <MenuItem icon={<LayoutTemplate aria-hidden="true" />} onSelect={wish("template")}>
              {texts(document.isTemplate ? "home.menu.noTemplate" : "home.menu.makeTemplate")}
            </MenuItem>
          )}
          <MenuItem icon={<CircleCheck aria-hidden="true" />} onSelect={() => onSelect(document, false)}>
            {texts("home.menu.select")}
          </MenuItem>
          {isOwner && (
            <>
              <MenuSeparator />
              <MenuItem icon={<Trash2 aria-hidden="true" />} onSelect={wish("trash")} danger>
                {texts("documents.moveToTrash")}
              </MenuItem>
            </>
          )}
        </>
      )}
    </Menu>
  );
}
