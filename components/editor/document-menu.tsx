"use client";

import { Download, Ellipsis, FileUp, Printer, Trash2, UserPen } from "lucide-react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { ThemeChoice } from "#components/theme/theme-menu.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";

export interface DocumentMenuProps {
  /** Only an owner moves a document to the trash. */
  mayTrash: boolean;
  onChangeName: () => void;
  onDownload: () => void;
  onTrash: () => void;
  /** Absent where there is nothing to upgrade, or for who is not the owner. */
  onUpgrade?: () => void;
}

/** The menu behind "More", open (more-menu.tsx). Everything that is not worth a place in the bar. */
export function DocumentMenu({ mayTrash, onChangeName, onDownload, onTrash, onUpgrade }: DocumentMenuProps) {
  const texts = useTexts();
  return (
    <Menu
      defaultOpen
      trigger={
        <IconButton label={texts("editor.more")}>
          <Ellipsis aria-hidden="true" />
        </IconButton>
      }
    >
      <MenuItem icon={<UserPen aria-hidden="true" />} onSelect={onChangeName}>
        {texts("person.yourName")}
      </MenuItem>
      <MenuItem icon={<Download aria-hidden="true" />} onSelect={onDownload}>
        {texts("editor.download")}
      </MenuItem>
      <MenuItem icon={<Printer aria-hidden="true" />} onSelect={() => window.print()}>
        {texts("editor.print")}
      </MenuItem>
      {onUpgrade !== undefined && (
        <MenuItem icon={<FileUp aria-hidden="true" />} onSelect={onUpgrade}>
          {texts("upgrade.title")}
        </MenuItem>
      )}
      <MenuSeparator />
      <ThemeChoice />
      {mayTrash && (
        <>
          <MenuSeparator />
          <MenuItem danger icon={<Trash2 aria-hidden="true" />} onSelect={onTrash}>
            {texts("editor.moveToTrash")}
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
