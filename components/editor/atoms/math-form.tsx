"use client";

import { type KeyboardEvent, type SubmitEvent, useEffect, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { changeAtom } from "#lib/editor/commands/insert-atom.ts";
import { longestSource } from "#lib/editor/nodes/math/spec.ts";
import type { SetMath } from "#lib/editor/plugins/math.ts";
import type { EditorHost } from "../editor-host.ts";
import { loadMath } from "../math/load-math.ts";
import styles from "./atom-card.module.css";

interface MathFormProps {
  host: EditorHost;
  at: number;
  source: string;
  isBlock: boolean;
}

/** TeX is the same in every language. */
const exampleFormula = String.raw`\frac{a}{b}`;

/** TeX, and how it looks. Nothing reaches the document before Done; leaving the form is Done, too. */
export function MathForm({ host, at, source, isBlock }: MathFormProps) {
  const texts = useTexts();
  const [draft, setDraft] = useState(source);
  const [set, setSet] = useState<{ math: SetMath }>();
  useEffect(() => {
    let isHere = true;
    const take = async (): Promise<void> => {
      // Offline and never used: TeX can be written all the same.
      const math = await loadMath().catch(() => undefined);
      if (isHere && math !== undefined) setSet({ math });
    };
    void take();
    return () => {
      isHere = false;
    };
  }, []);

  const save = (value: string) => {
    const wanted = value.trim();
    host.run(changeAtom(at, "source", wanted === "" ? undefined : wanted));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") save(source);
    else if (event.key === "Enter" && (!event.shiftKey || event.ctrlKey || event.metaKey)) save(draft);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const preview = set === undefined || draft.trim() === "" ? undefined : tryMath(set.math, draft, isBlock);

  return (
    <form
      className={styles.form}
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        save(draft);
      }}
    >
      <textarea
        aria-label={texts("math.source")}
        className={styles.source}
        rows={isBlock ? 3 : 2}
        maxLength={longestSource}
        spellCheck={false}
        autoCapitalize="off"
        placeholder={exampleFormula}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {preview?.html !== undefined && (
        // The form's own output of KaTeX (trust: false), never somebody's HTML.
        // oxlint-disable-next-line react/no-danger
        <div className={styles.preview} dangerouslySetInnerHTML={{ __html: preview.html }} />
      )}
      <output className={styles.problem}>
        {preview?.html === undefined && preview !== undefined ? texts("math.wrong") : ""}
      </output>
      <div className={styles.actions}>
        <span className={styles.hint}>{texts("math.hint")}</span>
        <Button type="submit" size="sm" variant="primary">
          {texts("math.done")}
        </Button>
      </div>
    </form>
  );
}

function tryMath(math: SetMath, source: string, isBlock: boolean): { html: string | undefined } {
  try {
    return { html: math(source, isBlock) };
  } catch {
    return { html: undefined };
  }
}
