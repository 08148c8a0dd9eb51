import type { PlainTextKey } from "#lib/texts/catalogue.ts";

interface PageKey {
  keys: string;
  label: PlainTextKey;
}

/** Keys that belong to the page rather than to the text, for the sheet and the palette. In ProseMirror's spelling. */
export const pageKeys = [
  { keys: "Mod-f", label: "keys.find" },
  { keys: "Mod-k", label: "keys.palette" },
  { keys: "Mod-Shift-f", label: "calm.focus" },
  { keys: "Mod-/", label: "keys.sheet" },
  { keys: "Alt-F10", label: "keys.toolbar" },
  { keys: "F6", label: "keys.regions" },
  { keys: "F6", label: "keys.beside" },
  { keys: "Mod-Shift-Enter", label: "keys.blockMenu" },
  { keys: "Mod-Enter", label: "keys.fold" },
  { keys: "Mod-Alt-m", label: "comments.add" },
  { keys: "Mod-Alt-s", label: "mode.toggle" },
  { keys: "Alt-j", label: "keys.nextThread" },
  { keys: "Alt-k", label: "keys.previousThread" },
  { keys: "Alt-Enter", label: "keys.openLink" },
  { keys: "Esc", label: "keys.leave" },
] as const satisfies readonly PageKey[];

/** Signs that become something while they are typed. Not in ProseMirror's spelling: they are shown as they are. */
export const typedSigns: readonly PageKey[] = [
  { keys: "/", label: "keys.slash" },
  { keys: ":", label: "keys.emoji" },
  { keys: "#", label: "keys.headingSign" },
  { keys: "-", label: "keys.bulletSign" },
  { keys: "1.", label: "keys.orderedSign" },
  { keys: "[ ]", label: "keys.taskSign" },
  { keys: ">", label: "keys.quoteSign" },
  { keys: "```", label: "keys.codeSign" },
  { keys: "---", label: "keys.dividerSign" },
  { keys: "**…**", label: "keys.boldSign" },
  { keys: "`…`", label: "keys.codeMarkSign" },
];
