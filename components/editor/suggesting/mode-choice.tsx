"use client";

import { Eye, MessageSquare, PencilLine, SquarePen } from "lucide-react";
import { useId } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { shortcutText } from "../shortcut-text.ts";
import { useIsMac } from "../use-is-mac.ts";
import styles from "./mode-choice.module.css";
import { modesOf, type Rights, type WritingMode } from "./use-writing-mode.ts";

interface ModeChoiceProps {
  mode: WritingMode;
  rights: Rights;
  onChoose: (mode: WritingMode) => void;
}

const icons = { editing: SquarePen, suggesting: PencilLine, viewing: Eye } as const;

/** What typing does, to choose from. */
export function ModeChoice({ mode, rights, onChoose }: ModeChoiceProps) {
  const texts = useTexts();
  const isMac = useIsMac();
  const name = useId();
  return (
    <div role="radiogroup" aria-label={texts("mode.name")} className={styles.group}>
      {modesOf(rights).map((each) => {
        // For who may comment and not write, reading is commenting.
        const isCommenting = each === "viewing" && !rights.mayEdit;
        const Icon = isCommenting ? MessageSquare : icons[each];
        return (
          <label key={each} className={styles.option}>
            <input
              type="radio"
              name={name}
              className={styles.input}
              checked={each === mode}
              aria-describedby={`${name}-${each}`}
              aria-labelledby={`${name}-${each}-word`}
              onChange={() => onChoose(each)}
            />
            <Icon aria-hidden="true" className={styles.icon} />
            <span className={styles.words}>
              <span id={`${name}-${each}-word`} className={styles.word}>
                {texts(isCommenting ? "editor.commenting" : `editor.${each}`)}
              </span>
              <span id={`${name}-${each}`} className={styles.detail}>
                {texts(isCommenting ? "mode.commenting" : `mode.${each}`)}
              </span>
            </span>
          </label>
        );
      })}
      <p className={styles.key}>
        {texts("mode.key", { keys: shortcutText("Mod-Alt-s", isMac, texts.language) })}
      </p>
    </div>
  );
}
