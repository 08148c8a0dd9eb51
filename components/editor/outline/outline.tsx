"use client";

import type { EditorState } from "prosemirror-state";
import { useEffect, useRef } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { type Heading, outlineOf } from "#lib/editor/queries/outline.ts";
import type { EditorHost } from "../editor-host.ts";
import { useEditor } from "../use-editor.ts";
import { goToSection } from "./go-to-section.ts";
import styles from "./outline.module.css";
import { useCurrentSection } from "./use-current-section.ts";

/** The document's headings, and where one is among them. A click goes there. */
export function Outline({ host, onGo }: { host: EditorHost; onGo: () => void }) {
  const texts = useTexts();
  const list = useRef<HTMLUListElement>(null);
  const headings = useEditor(host, headingsIn, none);
  const { current, headHeight } = useCurrentSection(host);
  const highest = headings.reduce((level, heading) => Math.min(level, heading.level), 9);

  useEffect(() => {
    const [box, item] = [list.current, list.current?.children[current]];
    if (box == null || !(item instanceof HTMLElement)) return;
    // Not scrollIntoView: that could move the page as well.
    if (item.offsetTop < box.scrollTop) box.scrollTop = item.offsetTop;
    const end = item.offsetTop + item.offsetHeight;
    if (end > box.scrollTop + box.clientHeight) box.scrollTop = end - box.clientHeight;
  }, [current]);

  return (
    <div className={styles.rail}>
      <nav
        className={styles.outline}
        aria-label={texts("editor.outline")}
        style={{ top: `calc(${headHeight}px + var(--space-5))` }}
      >
        <ul
          ref={list}
          className={styles.list}
          // Down to the footer.
          style={{ maxHeight: `calc(100dvh - ${headHeight}px - 32px - 2 * var(--space-5))` }}
        >
          {headings.map(({ text, level }, index) => (
            // Two headings may say the same; their order is all they have of their own.
            // oxlint-disable-next-line react/no-array-index-key -- as said above.
            <li key={index}>
              <button
                type="button"
                className={styles.heading}
                style={{
                  paddingInlineStart: `calc(var(--space-2) + ${level - highest} * var(--space-3))`,
                }}
                title={text}
                dir="auto"
                {...(index === current && { "aria-current": "location" as const })}
                onClick={() => {
                  onGo();
                  goToSection(host, index);
                }}
              >
                {text}
              </button>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

const none: readonly Heading[] = [];

function headingsIn({ doc }: EditorState): readonly Heading[] {
  return outlineOf(doc).headings;
}
