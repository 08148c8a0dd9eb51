"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Catalogue } from "#lib/texts/catalogue.ts";
import type { Language } from "#lib/texts/language.ts";
import { createTexts, type Texts } from "#lib/texts/texts.ts";

const TextsContext = createContext<Texts | null>(null);

interface TextsProviderProps {
  language: Language;
  /** That language's texts. They travel in the page, so no other language is ever sent. */
  catalogue: Catalogue;
  children: ReactNode;
}

/** Gives the interface its language. Mount it once, around the whole page. */
export function TextsProvider({ language, catalogue, children }: TextsProviderProps) {
  const texts = useMemo(() => createTexts(language, catalogue), [language, catalogue]);
  return <TextsContext value={texts}>{children}</TextsContext>;
}

/** The texts of the page's language. Throws outside a TextsProvider. */
export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (texts === null) throw new Error("useTexts needs a TextsProvider around it");
  return texts;
}
