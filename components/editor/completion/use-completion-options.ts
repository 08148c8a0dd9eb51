"use client";

import { useEffect, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import type { EditorHost } from "../editor-host.ts";
import type { CompletionOption, CompletionSource } from "./completion-source.ts";

const none: readonly CompletionOption[] = [];

/** The options for a query. While the ones for the next letter are sought, those of the last one stay. */
export function useCompletionOptions(
  host: EditorHost,
  source: CompletionSource | undefined,
  query: string,
): readonly CompletionOption[] {
  const texts = useTexts();
  const [found, setFound] = useState({ source, options: none });
  useEffect(() => {
    const { state } = host;
    if (source === undefined || state === undefined) return undefined;
    let isCurrent = true;
    const take = (options: readonly CompletionOption[]): void => {
      if (isCurrent) setFound({ source, options });
    };
    // A list that cannot be had (no network) is an empty one: what was typed stays a text.
    Promise.resolve(source.find(query, state, texts)).then(take, () => take(none));
    return () => {
      isCurrent = false;
    };
  }, [host, source, query, texts]);
  return found.source === source ? found.options : none;
}
