"use client";

import { Check, Minus, Plus } from "lucide-react";
import { useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { useInView } from "#components/ui/use-in-view.ts";
import { usePicker } from "#components/ui/use-picker.ts";
import type { HomeEntry } from "#lib/collab/home-api.ts";
import { limits } from "#lib/collab/limits.ts";
import { shownTitle } from "./shown-title.ts";
import styles from "./tag-dialog.module.css";
import { tagOptions } from "./tag-options.ts";

interface TagDialogProps {
  documents: readonly HomeEntry[];
  /** One's own, most used first. */
  known: readonly string[];
  onTag: (tag: string, on: boolean) => void;
  onClosed: () => void;
}

/** Gives tags to one or several documents: find one, or write a new one; Enter puts it on or takes it off. */
export function TagDialog({ documents, known, onTag, onClosed }: TagDialogProps) {
  const texts = useTexts();
  const [open, setOpen] = useState(true);
  const [query, setQuery] = useState("");
  const options = tagOptions(documents, known, query);
  const [one] = documents;
  const isFull = documents.some(({ tags }) => tags.length >= limits.maxTagsPerDocument);

  const choose = (at: number) => {
    const option = options[at];
    if (option === undefined) return;
    onTag(option.tag, option.on !== "all");
    if (option.isNew) setQuery("");
  };
  const { index, setIndex, listId, optionId, field } = usePicker({ count: options.length, onChoose: choose });
  useInView(optionId(index), options);

  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      onClosed={onClosed}
      title={texts("home.tagDialog")}
      description={
        documents.length === 1 && one !== undefined
          ? shownTitle(one.title, texts)
          : texts("home.count", { count: documents.length })
      }
      tall
    >
      <TextField
        {...field}
        label={texts("home.tagField")}
        hideLabel
        placeholder={texts("home.tagField")}
        hint={
          isFull ? texts("home.tagMany", { count: limits.maxTagsPerDocument }) : texts("home.tagDialogHint")
        }
        maxLength={limits.maxTagLength}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setIndex(0);
        }}
      />
      <div className={styles.place}>
        <div
          id={listId}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a <select> would take the focus
          role="listbox"
          aria-label={texts("home.tags")}
          aria-multiselectable="true"
          tabIndex={-1}
          className={styles.list}
        >
          {options.map(({ tag, on, isNew }, at) => (
            // The keys are the field's: the focus stays there, and this is what it points at.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
            <div
              key={isNew ? " new" : tag}
              id={optionId(at)}
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an <option> would take the focus
              role="option"
              aria-selected={on === "all"}
              className={classNames(styles.option, at === index && styles.current)}
              onMouseMove={() => setIndex(at)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(at)}
            >
              <span aria-hidden="true" className={styles.sign}>
                {isNew ? <Plus /> : on === "all" ? <Check /> : on === "some" ? <Minus /> : null}
              </span>
              <span className={styles.name}>{isNew ? texts("home.tagNew", { tag }) : tag}</span>
              {on === "some" && <span className={styles.some}>{texts("home.tagSome")}</span>}
            </div>
          ))}
        </div>
        {options.length === 0 && <p className={styles.none}>{texts("home.tagNone")}</p>}
      </div>
    </Dialog>
  );
}
