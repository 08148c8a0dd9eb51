"use client";

import { useTexts } from "#components/texts/texts-provider.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { DocumentFormat } from "#lib/collab/document-format.ts";
import { bindingFor } from "#lib/editor/binding/by-format.ts";
import { shortcutGroups, shortcuts } from "#lib/editor/keymap.ts";
import type { PlainTextKey } from "#lib/texts/catalogue.ts";
import { shortcutText } from "../shortcut-text.ts";
import { useIsMac } from "../use-is-mac.ts";
import { pageKeys, typedSigns } from "./page-keys.ts";
import styles from "./shortcut-sheet.module.css";

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
      <div className={styles.groups}>
        {groups.map(({ name, rows }) => (
          <section key={name} className={styles.group}>
            <h3 className={styles.name}>{texts(name)}</h3>
            <dl className={styles.rows}>
              {rows.map(({ label, keys }) => (
                <div key={`${label} ${keys}`} className={styles.row}>
                  <dt>{texts(label)}</dt>
                  <dd>
                    <kbd className={styles.keys}>{keys}</kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
