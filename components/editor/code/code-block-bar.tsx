"use client";

import { Copy } from "lucide-react";
import type { EditorState } from "prosemirror-state";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { copyFromField } from "#components/ui/copy-from-field.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { codeLanguages, findLanguage } from "#lib/editor/code/languages.ts";
import { setCodeLanguage } from "#lib/editor/commands/code.ts";
import type { EditorHost } from "../editor-host.ts";
import { useEditor } from "../use-editor.ts";
import styles from "./code-block-bar.module.css";
import { useBlockPlace } from "./use-block-place.ts";

const nowhere = { at: undefined as number | undefined };

/**
 * On the block of code that the caret is in or the mouse is over: its language, and a copy of it. It stands beside the text
 * in the page and not in it, so that nothing of it is typed into or copied along.
 */
export function CodeBlockBar({ host, editable }: { host: EditorHost; editable: boolean }) {
  const texts = useTexts();
  const toast = useToast();
  const caret = useEditor(host, codeAtCaret, nowhere).at;
  const hovered = useHoveredCode(host);
  const at = hovered ?? caret;
  const place = useBlockPlace(host, at);
  const field = useRef<HTMLTextAreaElement>(null);
  const language = useSyncExternalStore(
    host.subscribe,
    () => languageAt(host, at),
    () => undefined,
  );
  if (at === undefined || place === undefined || language === undefined) return null;
  const known = findLanguage(language);

  const copy = async () => {
    if (field.current === null) return;
    field.current.value = host.state?.doc.nodeAt(at)?.textContent ?? "";
    const outcome = await copyFromField(field.current);
    if (outcome === "copied") host.focus();
    toast({ text: texts(`code.${outcome}`) });
  };

  return (
    <div
      role="toolbar"
      aria-label={texts("code.bar")}
      className={styles.bar}
      data-code-bar
      data-block-bar=""
      style={{ top: place.top + 6, right: document.documentElement.clientWidth - place.right + 6 }}
    >
      {editable ? (
        <select
          aria-label={texts("code.language")}
          className={styles.language}
          value={known?.id ?? language}
          onChange={(event) => {
            host.run(setCodeLanguage(at, event.currentTarget.value));
          }}
        >
          <option value="">{texts("code.plain")}</option>
          {known === undefined && language !== "" && <option value={language}>{language}</option>}
          {codeLanguages.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      ) : (
        <span className={styles.name}>{known?.label ?? language}</span>
      )}
      <IconButton size="sm" label={texts("code.copy")} onClick={() => void copy()}>
        <Copy aria-hidden="true" />
      </IconButton>
      <textarea ref={field} className={styles.hidden} aria-hidden="true" tabIndex={-1} readOnly />
    </div>
  );
}

/** Undefined where no code is. */
function languageAt({ state }: EditorHost, at: number | undefined): string | undefined {
  const block =
    at === undefined || state === undefined || at >= state.doc.content.size ? null : state.doc.nodeAt(at);
  return block?.attrs.kind === "code" ? String(block.attrs.language) : undefined;
}

function codeAtCaret({ selection }: EditorState): { at: number | undefined } {
  const { $from } = selection;
  const isCode = $from.parent.type.name === "block" && $from.parent.attrs.kind === "code";
  return { at: isCode ? $from.before() : undefined };
}

/** The block of code that the mouse is over, or was until it went onto the bar. */
function useHoveredCode(host: EditorHost): number | undefined {
  const [hovered, setHovered] = useState<number>();
  useEffect(() => {
    const over = (event: PointerEvent): void => {
      // A finger does not hover: for it a touch of the code does.
      const isHovering = event.pointerType === "mouse" || event.type === "pointerdown";
      if (!isHovering || !(event.target instanceof Element)) return;
      if (event.target.closest("[data-code-bar]") !== null) return;
      const { view } = host;
      const code = event.target.closest('[data-block="code"]');
      if (view === undefined || code === null || !view.dom.contains(code)) {
        setHovered(undefined);
        return;
      }
      const $inside = view.state.doc.resolve(view.posAtDOM(code, 0));
      setHovered($inside.depth > 0 ? $inside.before() : undefined);
    };
    for (const name of ["pointerover", "pointerdown"] as const) document.addEventListener(name, over);
    return () => {
      for (const name of ["pointerover", "pointerdown"] as const) document.removeEventListener(name, over);
    };
  }, [host]);
  return hovered;
}
