"use client";

import {
  Check,
  Download,
  Ellipsis,
  FileCode,
  FileDown,
  FileUp,
  Focus,
  Keyboard,
  PencilLine,
  Printer,
  Search,
  Trash2,
  UserPen,
} from "lucide-react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { ThemeChoice } from "#components/theme/theme-menu.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import type { ExportKind } from "./export/use-export.ts";
import { shortcutText } from "./shortcut-text.ts";
import { useIsMac } from "./use-is-mac.ts";

export interface DocumentMenuProps {
  /** Only an owner moves a document to the trash. */
  mayTrash: boolean;
  onChangeName: () => void;
  onDownload: () => void;
  onExport: (kind: ExportKind) => void;
  onFind: () => void;
  onFocusMode: () => void;
  /** Absent for who may not suggest. */
  onSuggesting?: () => void;
  isSuggesting?: boolean;
  onShortcuts: () => void;
  onTrash: () => void;
  /** Absent where there is nothing to upgrade, or for who is not the owner. */
  onUpgrade?: () => void;
}

/** The menu behind "More", open (more-menu.tsx). Everything that is not worth a place in the bar. */
export function DocumentMenu({
  mayTrash,
  onChangeName,
  onDownload,
  onExport,
  onFind,
  onFocusMode,
  onSuggesting,
  isSuggesting = false,
  onShortcuts,
  onTrash,
  onUpgrade,
}: DocumentMenuProps) {
  const isMac = useIsMac();
  const texts = useTexts();
  const shown = (keys: string) => shortcutText(keys, isMac, texts.language);
  return (
    <Menu
      defaultOpen
      trigger={
        <IconButton label={texts("editor.more")}>
          <Ellipsis aria-hidden="true" />
        </IconButton>
      }
    >
      <MenuItem icon={<Search aria-hidden="true" />} shortcut={shown("Mod-f")} onSelect={onFind}>
        {texts("find.name")}
      </MenuItem>
      <MenuItem icon={<Focus aria-hidden="true" />} shortcut={shown("Mod-Shift-f")} onSelect={onFocusMode}>
        {texts("calm.focus")}
      </MenuItem>
      {onSuggesting !== undefined && (
        <MenuItem
          icon={isSuggesting ? <Check aria-hidden="true" /> : <PencilLine aria-hidden="true" />}
          shortcut={shown("Mod-Alt-s")}
          checked={isSuggesting}
          onSelect={onSuggesting}
        >
          {texts("mode.toggle")}
        </MenuItem>
      )}
      <MenuItem icon={<Keyboard aria-hidden="true" />} shortcut={shown("Mod-/")} onSelect={onShortcuts}>
        {texts("keys.title")}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<UserPen aria-hidden="true" />} onSelect={onChangeName}>
        {texts("person.yourName")}
      </MenuItem>
      <MenuItem icon={<Download aria-hidden="true" />} onSelect={onDownload}>
        {texts("editor.download")}
      </MenuItem>
      <MenuItem icon={<FileDown aria-hidden="true" />} onSelect={() => onExport("markdown")}>
        {texts("export.markdown")}
      </MenuItem>
      <MenuItem icon={<FileCode aria-hidden="true" />} onSelect={() => onExport("html")}>
        {texts("export.html")}
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
