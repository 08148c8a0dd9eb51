const symbols: Record<string, string> = { Mod: "⌘", Alt: "⌥", Shift: "⇧", Ctrl: "⌃" };
const words: Record<string, string> = { Mod: "Ctrl", Alt: "Alt", Shift: "Shift", Ctrl: "Ctrl" };

/** A shortcut in ProseMirror's spelling ("Mod-Shift-x") as people read it on this machine ("Ctrl Shift X", "⌘⇧X"). */
export function shortcutText(keys: string, isMac: boolean): string {
  const names = isMac ? symbols : words;
  const parts = keys.split("-").map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key));
  return parts.join(isMac ? "" : " ");
}
