import type { Language } from "#lib/texts/language.ts";

const symbols: Record<string, string> = { Mod: "⌘", Alt: "⌥", Shift: "⇧", Ctrl: "⌃" };
/** What stands on the keys; a Mac's signs are the same everywhere. */
const words: Record<Language, Record<string, string>> = {
  en: { Mod: "Ctrl" },
  de: { Mod: "Strg", Ctrl: "Strg", Shift: "Umschalt" },
};

const arrows: Record<string, string> = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→" };

/** A shortcut in ProseMirror's spelling ("Mod-Shift-x") as people read it on this machine ("Ctrl Shift X", "⌘⇧X"). */
export function shortcutText(keys: string, isMac: boolean, language: Language): string {
  const names = isMac ? symbols : words[language];
  const parts = keys
    .split("-")
    .map((key) => names[key] ?? arrows[key] ?? (key.length === 1 ? key.toUpperCase() : key));
  return parts.join(isMac ? "" : " ");
}
