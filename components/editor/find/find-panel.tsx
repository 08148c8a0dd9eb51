"use client";

import { ArrowDown, ArrowUp, CaseSensitive, Regex, WholeWord, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { FindOptions } from "#lib/editor/find/find-pattern.ts";
import { countedAtMost, type FindSummary } from "#lib/editor/find/find-session.ts";
import type { Texts } from "#lib/texts/texts.ts";
import type { EditorHost } from "../editor-host.ts";
import { shortcutText } from "../shortcut-text.ts";
import { useIsMac } from "../use-is-mac.ts";
import styles from "./find-panel.module.css";
import { useFind } from "./use-find.ts";

interface FindPanelProps {
  host: EditorHost;
  /** False for who may only read: then there is nothing to replace. */
  editable: boolean;
  onClose: () => void;
}

const switches = [
  { option: "matchCase", label: "find.matchCase", Icon: CaseSensitive },
  { option: "wholeWord", label: "find.wholeWord", Icon: WholeWord },
  { option: "regex", label: "find.regex", Icon: Regex },
] as const;

/** Finds in the document and replaces. Not a dialog: the text stays in reach. Mount it to open it. */
export function FindPanel({ host, editable, onClose }: FindPanelProps) {
  const texts = useTexts();
  const [options, setOptions] = useState<FindOptions>({ matchCase: false, wholeWord: false, regex: false });
  const [query, setQuery] = useState(() => selectedText(host));
  const [replacement, setReplacement] = useState("");
  const [said, setSaid] = useState("");
  const isMac = useIsMac();
  const shown = (keys: string) => shortcutText(keys, isMac, texts.language);
  const panel = useRef<HTMLElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const find = useFind(host, query, options);
  const { summary } = find;
  useLayoutEffect(() => {
    // Below the page's head, whatever its bars hold.
    const head = document.querySelector("header");
    if (head !== null) panel.current?.style.setProperty("--head-height", `${head.offsetHeight}px`);
  }, []);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  const close = () => {
    find.leave();
    onClose();
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    close();
  };
  const onEnter = (act: (event: KeyboardEvent) => void) => (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    act(event);
  };
  const status = statusText(summary, texts);
  return (
    // Esc closes it from each of its controls.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <search
      ref={panel}
      aria-label={texts("find.name")}
      className={styles.panel}
      data-over-text=""
      onKeyDown={keyDown}
    >
      <div className={styles.row}>
        <TextField
          ref={field}
          label={texts("find.find")}
          hideLabel
          placeholder={texts("find.find")}
          autoComplete="off"
          spellCheck={false}
          className={styles.field}
          value={query}
          onChange={(event) => {
            setSaid("");
            setQuery(event.currentTarget.value);
          }}
          onKeyDown={onEnter(({ shiftKey }) => find.go(shiftKey ? -1 : 1))}
        />
        <IconButton
          size="sm"
          label={texts("find.previous")}
          shortcut={shown("Shift-Enter")}
          onClick={() => find.go(-1)}
        >
          <ArrowUp aria-hidden="true" />
        </IconButton>
        <IconButton size="sm" label={texts("find.next")} shortcut={shown("Enter")} onClick={() => find.go(1)}>
          <ArrowDown aria-hidden="true" />
        </IconButton>
        <IconButton size="sm" label={texts("find.close")} shortcut={shown("Esc")} onClick={close}>
          <X aria-hidden="true" />
        </IconButton>
      </div>
      {editable && (
        <div className={styles.row}>
          <TextField
            label={texts("find.replaceWith")}
            hideLabel
            placeholder={texts("find.replaceWith")}
            autoComplete="off"
            spellCheck={false}
            className={styles.field}
            value={replacement}
            onChange={(event) => setReplacement(event.currentTarget.value)}
            onKeyDown={onEnter(() => find.replace(replacement))}
          />
          <Button size="sm" aria-disabled={summary.count === 0} onClick={() => find.replace(replacement)}>
            {texts("find.replace")}
          </Button>
          <Button
            size="sm"
            aria-disabled={summary.count === 0}
            onClick={() => {
              const count = find.replaceAll(replacement);
              setSaid(texts("find.replaced", { count }));
            }}
          >
            {texts("find.replaceAll")}
          </Button>
        </div>
      )}
      <div className={styles.foot}>
        {switches.map(({ option, label, Icon }) => (
          <IconButton
            key={option}
            size="sm"
            label={texts(label)}
            pressed={options[option]}
            onClick={() => setOptions({ ...options, [option]: !options[option] })}
          >
            <Icon aria-hidden="true" />
          </IconButton>
        ))}
        <output className={styles.status}>{said === "" ? status : said}</output>
      </div>
    </search>
  );
}

function statusText({ state, count, current }: FindSummary, texts: Texts): string {
  if (state === "empty") return "";
  if (state !== "ready") return texts(`find.${state}`);
  if (count === 0) return texts("find.nothing");
  return count >= countedAtMost
    ? texts("find.ofMany", { current, count })
    : texts("find.of", { current, count });
}

/** What is selected, when it is something to look for. */
function selectedText({ state }: EditorHost): string {
  if (state === undefined) return "";
  const { from, to, $from, $to } = state.selection;
  return $from.sameParent($to) && to - from <= 100 ? state.doc.textBetween(from, to) : "";
}
