"use client";

import { shortcutText } from "#components/editor/shortcut-text.ts";
import { useIsMac } from "#components/editor/use-is-mac.ts";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { KeyGroups } from "#components/ui/key-groups.tsx";
import type { PlainTextKey } from "#lib/texts/catalogue.ts";

type Row = readonly [label: PlainTextKey, ...keys: string[]];

/** In ProseMirror's spelling. */
const groups: readonly { name: PlainTextKey; rows: readonly Row[] }[] = [
  {
    name: "home.keys.anywhere",
    rows: [
      ["home.keys.search", "/", "Mod-K"],
      ["home.keys.all", "Mod-A"],
      ["home.keys.clear", "Esc"],
      ["home.keys.help", "?"],
    ],
  },
  {
    name: "home.keys.list",
    rows: [
      ["home.keys.move", "ArrowUp", "ArrowDown"],
      ["home.keys.ends", "Home", "End"],
      ["home.keys.open", "Enter"],
      ["home.keys.select", "Space"],
      ["home.keys.extend", "Shift-ArrowDown"],
      ["home.keys.star", "S"],
      ["home.keys.tags", "T"],
      ["home.keys.rename", "F2"],
      ["home.keys.trash", "Delete"],
    ],
  },
];

/** Every key of the home page. Mount it to open it. */
export function HomeShortcuts({ onClose }: { onClose: () => void }) {
  const texts = useTexts();
  const isMac = useIsMac();
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={texts("home.keys")}
    >
      <KeyGroups
        groups={groups.map(({ name, rows }) => ({
          name: texts(name),
          rows: rows.map(([label, ...keys]) => ({
            label: texts(label),
            keys: keys.map((key) => shortcutText(key, isMac, texts.language)),
          })),
        }))}
      />
    </Dialog>
  );
}
