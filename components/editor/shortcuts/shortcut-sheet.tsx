"use client";

import { useTexts } from "#components/texts/texts-provider.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { KeyGroups } from "#components/ui/key-groups.tsx";
import type { DocumentFormat } from "#lib/collab/document-format.ts";
import { bindingFor } from "#lib/editor/binding/by-format.ts";
import { shortcutGroups, shortcuts } from "#lib/editor/keymap.ts";
import type { PlainTextKey } from "#lib/texts/catalogue.ts";
import { shortcutText } from "../shortcut-text.ts";
import { useIsMac } from "../use-is-mac.ts";
import { pageKeys, typedSigns } from "./page-keys.ts";

interface Row {
  label: PlainTextKey;
  keys: string;
}

/** Every key there is, in groups. Mount it to open it. */
export function ShortcutSheet({ format, onClose }: { format: DocumentFormat; onClose: () => void }) {
  const texts = useTexts();
  const isMac = useIsMac();
  const table = shortcuts(bindingFor(format));
  const shown = (keys: string) => shortcutText(keys, isMac, texts.language);
  const groups: readonly { name: PlainTextKey; rows: readonly Row[] }[] = [
    { name: "keys.document", rows: pageKeys.map(({ keys, label }) => ({ label, keys: shown(keys) })) },
    ...shortcutGroups.map((name) => ({
      name,
      rows: table.flatMap(({ group, label, keys }) =>
        group === name && label !== undefined ? [{ label, keys: shown(keys[0]) }] : [],
      ),
    })),
    { name: "keys.signs", rows: typedSigns },
  ];
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={texts("keys.title")}
      wide
    >
      <KeyGroups
        columns
        groups={groups.map(({ name, rows }) => ({
          name: texts(name),
          rows: rows.map(({ label, keys }) => ({ label: texts(label), keys: [keys] })),
        }))}
      />
    </Dialog>
  );
}
