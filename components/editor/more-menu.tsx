"use client";

import { Download, Ellipsis, FileUp, Printer, Trash2, UserPen } from "lucide-react";
import { ThemeChoice } from "#components/theme/theme-menu.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";

interface MoreMenuProps {
  /** Only an owner moves a document to the trash. */
  mayTrash: boolean;
  onChangeName: () => void;
  onDownload: () => void;
  onTrash: () => void;
  /** Absent where there is nothing to upgrade, or for who is not the owner. */
  onUpgrade?: () => void;
}

/** Everything that is not worth a place in the bar. */
export function MoreMenu({ mayTrash, onChangeName, onDownload, onTrash, onUpgrade }: MoreMenuProps) {
  return (
    <Menu
      trigger={
        <IconButton label="More">
          <Ellipsis aria-hidden="true" />
        </IconButton>
      }
    >
      <MenuItem icon={<UserPen aria-hidden="true" />} onSelect={onChangeName}>
        Your name
      </MenuItem>
      <MenuItem icon={<Download aria-hidden="true" />} onSelect={onDownload}>
        Download a copy
      </MenuItem>
      <MenuItem icon={<Printer aria-hidden="true" />} onSelect={() => window.print()}>
        Print
      </MenuItem>
      {onUpgrade !== undefined && (
        <MenuItem icon={<FileUp aria-hidden="true" />} onSelect={onUpgrade}>
          Upgrade this document
        </MenuItem>
      )}
      <MenuSeparator />
      <ThemeChoice />
      {mayTrash && (
        <>
          <MenuSeparator />
          <MenuItem danger icon={<Trash2 aria-hidden="true" />} onSelect={onTrash}>
            Move to trash
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
