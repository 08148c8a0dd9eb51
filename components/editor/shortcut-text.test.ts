import { expect, it } from "vitest";
import { shortcutText } from "./shortcut-text.ts";

it.each([
  ["Mod-b", "Ctrl B", "⌘B"],
  ["Mod-Shift-x", "Ctrl Shift X", "⌘⇧X"],
  ["Mod-Alt-0", "Ctrl Alt 0", "⌘⌥0"],
  ["Shift-Tab", "Shift Tab", "⇧Tab"],
  ["Alt-Shift-ArrowUp", "Alt Shift ↑", "⌥⇧↑"],
])("%s reads %s, on a Mac %s", (keys, elsewhere, mac) => {
  expect(shortcutText(keys, false, "en")).toBe(elsewhere);
  expect(shortcutText(keys, true, "en")).toBe(mac);
});

it("reads as the keys are labelled in German", () => {
  expect(shortcutText("Mod-Shift-x", false, "de")).toBe("Strg Umschalt X");
});
