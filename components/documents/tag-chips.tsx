"use client";

import { useTexts } from "#components/texts/texts-provider.tsx";
import styles from "./tag-chips.module.css";

interface TagChipsProps {
  tags: readonly string[];
  /** Whether the tab key stops here. */
  isReachable: boolean;
  onChoose: (tag: string) => void;
}

const shownAtMost = 3;

/** The tags of one document. One of them shows everything that carries it. */
export function TagChips({ tags, isReachable, onChoose }: TagChipsProps) {
  const texts = useTexts();
  const hidden = tags.length - shownAtMost;
  return (
    <span className={styles.chips}>
      {tags.slice(0, shownAtMost).map((tag) => (
        <button
          key={tag}
          type="button"
          className={styles.chip}
          tabIndex={isReachable ? 0 : -1}
          aria-label={texts("home.showTag", { tag })}
          onClick={() => onChoose(tag)}
        >
          {tag}
        </button>
      ))}
      {hidden > 0 && (
        <span className={styles.more} title={tags.slice(shownAtMost).join(", ")}>
          <span aria-hidden="true">{`+${hidden}`}</span>
          <span className="visually-hidden">{texts("home.hiddenTags", { count: hidden })}</span>
        </span>
      )}
    </span>
  );
}
