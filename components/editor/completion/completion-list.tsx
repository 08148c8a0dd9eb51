"use client";

import { useInView } from "#components/ui/use-in-view.ts";
import styles from "./completion-popup.module.css";
import type { ListOption } from "./completion-source.ts";

interface CompletionListProps<T extends ListOption> {
  id: string;
  label: string;
  options: readonly T[];
  /** Of the current option. */
  index: number;
  optionId: (index: number) => string;
  onPoint: (index: number) => void;
  onChoose: (option: T) => void;
  /** 0 for a list that no combobox owns: what scrolls must be within reach of the keys. */
  tabIndex?: 0;
}

/** The options, the current one in view. Nothing in it takes the focus. */
export function CompletionList<T extends ListOption>({
  id,
  label,
  options,
  index,
  optionId,
  onPoint,
  onChoose,
  tabIndex,
}: CompletionListProps<T>) {
  useInView(optionId(index), options);
  const groups = new Map<string, T[]>();
  for (const each of options) groups.set(each.group ?? "", [...(groups.get(each.group ?? "") ?? []), each]);
  const isPlain = groups.size === 1 && groups.has("");
  const option = (each: T) => {
    const at = options.indexOf(each);
    const Icon = each.icon;
    return (
      // The keys are the text's: the focus stays there, and this is what it points at.
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
      <div
        key={each.id}
        id={optionId(at)}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an <option> would take the focus
        role="option"
        aria-selected={at === index}
        className={styles.option}
        onMouseMove={() => {
          if (at !== index) onPoint(at);
        }}
        onClick={() => onChoose(each)}
      >
        {Icon !== undefined && (
          <span className={styles.icon} aria-hidden="true">
            {typeof Icon === "string" ? Icon : <Icon />}
          </span>
        )}
        <span className={styles.label}>{each.label}</span>
        {each.detail !== undefined && <span className={styles.detail}>{each.detail}</span>}
      </div>
    );
  };
  return (
    // A press must leave the caret where it is.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a <select> would take the focus
      role="listbox"
      aria-label={label}
      className={styles.list}
      tabIndex={tabIndex}
      onMouseDown={(event) => event.preventDefault()}
    >
      {isPlain
        ? options.map(option)
        : [...groups].map(([name, members]) => (
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset is no part of a list
            <div key={name} role="group" aria-label={name}>
              <div className={styles.group} aria-hidden="true">
                {name}
              </div>
              {members.map(option)}
            </div>
          ))}
    </div>
  );
}
