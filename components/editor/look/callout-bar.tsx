"use client";

import type { EditorState } from "prosemirror-state";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { setTone } from "#lib/editor/commands/block-look.ts";
import { blockAtCaret } from "#lib/editor/queries/selected-blocks.ts";
import { calloutTones } from "#lib/editor/schema/block-kinds.ts";
import styles from "../code/code-block-bar.module.css";
import { useBlockPlace } from "../code/use-block-place.ts";
import type { EditorHost } from "../editor-host.ts";
import { useEditor } from "../use-editor.ts";

const nowhere = { at: undefined as number | undefined, tone: "" };

/** On the callout of the caret: what kind of remark it is. */
export function CalloutBar({ host }: { host: EditorHost }) {
  const texts = useTexts();
  const { at, tone } = useEditor(host, calloutOf, nowhere);
  const place = useBlockPlace(host, at);
  if (at === undefined || place === undefined) return null;
  return (
    <div
      className={styles.bar}
      data-block-bar=""
      style={{ top: place.top - 14, right: document.documentElement.clientWidth - place.right + 10 }}
    >
      <select
        aria-label={texts("callout.tone")}
        className={styles.language}
        value={tone}
        onChange={(event) => {
          const chosen = calloutTones.find((each) => each === event.currentTarget.value);
          if (chosen !== undefined) host.run(setTone(chosen));
        }}
      >
        {calloutTones.map((each) => (
          <option key={each} value={each}>
            {texts(`callout.${each}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

function calloutOf(state: EditorState): typeof nowhere {
  const block = blockAtCaret(state);
  return block?.attrs.kind === "callout" ? { at: block.pos, tone: block.attrs.tone } : nowhere;
}
