import { type Pending, redone, undone } from "#lib/editor/suggesting/pending.ts";
import type { OpenSuggestion, OpenSuggestionOptions } from "./open-suggestion.ts";
import type { SuggestingField } from "./suggesting-field.ts";

type Acts = Pick<OpenSuggestion, "update" | "leave" | "deleteBeyond"> &
  Pick<OpenSuggestionOptions, "onRefuse">;

/** What keys do in the field besides typing: they leave it, go beyond its edges, take back. Answers whether a key was taken. */
export function fieldKeys(
  field: SuggestingField,
  { update, leave, deleteBeyond, onRefuse }: Acts,
): (event: KeyboardEvent, pending: Pending) => boolean {
  return ({ key, shiftKey, ctrlKey, metaKey }, pending) => {
    const isMod = ctrlKey || metaKey;
    const { start, end } = field.selected();
    const [isAtStart, isAtEnd] = [start === 0 && end === 0, start === end && end === field.text().length];
    const isBack = !shiftKey && key === (field.isRightToLeft() ? "ArrowRight" : "ArrowLeft");
    const isOn = !shiftKey && key === (field.isRightToLeft() ? "ArrowLeft" : "ArrowRight");
    if (isMod && key.toLowerCase() === "z") {
      update(shiftKey ? redone(pending) : undone(pending));
    } else if (isMod && key.toLowerCase() === "y") update(redone(pending));
    else if (isMod && /^[biu]$/i.test(key)) onRefuse("onlyText");
    else if (key === "Escape" || (isMod && key === "Enter")) leave(pending.now.to);
    else if (key === "Backspace" && isAtStart) deleteBeyond(-1, isMod ? "word" : "letter");
    else if (key === "Delete" && isAtEnd) deleteBeyond(1, isMod ? "word" : "letter");
    else if (isBack && isAtStart) leave(pending.now.from);
    else if (isOn && isAtEnd) leave(pending.now.to);
    else if (/^Arrow(Up|Down)$/.test(key) && !shiftKey && !field.text().includes("\n")) {
      leave(pending.now.to);
      document.getSelection()?.modify("move", key === "ArrowUp" ? "backward" : "forward", "line");
    } else return false;
    return true;
  };
}
