"use client";

import { FileText, Search } from "lucide-react";
import { useRef, useState } from "react";
import { shownTitle } from "#components/documents/shown-title.ts";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { usePicker } from "#components/ui/use-picker.ts";
import type { DocumentFormat } from "#lib/collab/document-format.ts";
import { findActions } from "#lib/editor/actions/find-actions.ts";
import { CompletionList } from "../completion/completion-list.tsx";
import type { EditorHost } from "../editor-host.ts";
import { shortcutText } from "../shortcut-text.ts";
import { useIsMac } from "../use-is-mac.ts";
import styles from "./command-palette.module.css";
import type { PageAction } from "./page-action.ts";
import { paletteItems } from "./palette-items.ts";
import { useFoundDocuments } from "./use-found-documents.ts";

interface CommandPaletteProps {
  host: EditorHost;
  format: DocumentFormat;
  pageActions: readonly PageAction[];
  onClose: () => void;
}

/** Everything that can be done here, by name, and one's other documents by what they hold. Mount it to open it. */
export function CommandPalette({ host, format, pageActions, onClose }: CommandPaletteProps) {
  const texts = useTexts();
  const isMac = useIsMac();
  const [items] = useState(() => paletteItems(host, format, pageActions));
  const [query, setQuery] = useState("");
  const chosen = useRef<() => void>(undefined);
  const [open, setOpen] = useState(true);

  const found = findActions(items, query, texts);
  // One group's options stand together, in the order of the best of each.
  const groups = [...new Set(found.map(({ group }) => group))];
  const shown = groups.flatMap((group) => found.filter((item) => item.group === group));
  const documents = useFoundDocuments(query);
  const actions = shown.map(({ id, label, group, keys, icon }) => ({
    id,
    label: texts(label),
    group: texts(group),
    ...(keys !== undefined && { detail: shortcutText(keys, isMac, texts.language) }),
    ...(icon !== undefined && { icon }),
  }));
  const options = [
    ...actions,
    ...documents.map(({ document }) => ({
      id: document.id,
      label: shownTitle(document.title, texts),
      group: texts("documents.heading"),
      icon: FileText,
    })),
  ];

  const choose = (at: number): void => {
    const result = documents[at - shown.length];
    const block = result?.passage?.place;
    chosen.current =
      result === undefined
        ? shown[at]?.run
        : () => location.assign(`/d/${result.document.id}${block ? `#${block}` : ""}`);
    if (chosen.current !== undefined) setOpen(false);
  };
  const { index, setIndex, listId, optionId, field } = usePicker({ count: options.length, onChoose: choose });

  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      onClosed={() => {
        // The focus is back: what opens something itself takes it from here.
        chosen.current?.();
        onClose();
      }}
      title={texts("palette.title")}
    >
      <TextField
        {...field}
        label={texts("palette.search")}
        hideLabel
        placeholder={texts("palette.search")}
        icon={<Search />}
        spellCheck={false}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setIndex(0);
        }}
      />
      <div className={styles.list}>
        <CompletionList
          id={listId}
          label={texts("palette.title")}
          options={options}
          index={index}
          optionId={optionId}
          onPoint={setIndex}
          onChoose={(option) => choose(options.indexOf(option))}
        />
        {options.length === 0 && <p className={styles.nothing}>{texts("palette.nothing")}</p>}
      </div>
      <output className="visually-hidden">
        {query === "" ? "" : texts("palette.found", { count: options.length })}
      </output>
    </Dialog>
  );
}
