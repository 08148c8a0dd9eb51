import { isRemoteChange } from "#lib/editor/binding/transaction-meta.ts";
import type { InputTaker } from "#lib/editor/plugins/late-input.ts";
import type { Unit } from "#lib/editor/suggesting/extend.ts";
import { type Draft, redone, undone } from "#lib/editor/suggesting/pending.ts";
import { isTextBetween, proposedChange } from "#lib/editor/suggesting/proposed-change.ts";
import type { Refusal } from "./open-suggestion.ts";

/** What can be done by hand where the text is only suggested to. */
export interface SuggestingHands {
  readonly propose: (draft: Draft) => void;
  /** In place of what is selected, or at the caret. */
  readonly proposeAtSelection: (insert: string) => void;
  readonly remove: (side: -1 | 1, unit: Unit) => void;
  readonly stepBack: (step: typeof undone) => void;
  /** An input method begins. */
  readonly compose: () => void;
  readonly refuse: (why: Refusal) => void;
}

/** Takes keys, pastes and every other change by hand from the text, and hands them on as what they would do to it. */
export function suggestingInput(hands: SuggestingHands): InputTaker {
  /** Answers whether the key is one that changes something. */
  const press = ({ key, shiftKey, altKey, ...event }: PressedKey): boolean => {
    const isMod = (event.ctrlKey || event.metaKey) && !event.isAltGraph;
    const isAlt = altKey && !event.isAltGraph;
    if (isMod && !altKey && key.toLowerCase() === "z") hands.stepBack(shiftKey ? redone : undone);
    else if (isMod && !altKey && key.toLowerCase() === "y") hands.stepBack(redone);
    else if (key === "Backspace" || key === "Delete")
      hands.remove(key === "Backspace" ? -1 : 1, isMod ? "word" : "letter");
    else if (isMod || (isAlt && !/^\S$/u.test(key))) return false;
    else if (key === "Enter") hands.proposeAtSelection("\n");
    else if (/^.$/u.test(key) && !isAlt) hands.proposeAtSelection(key);
    else return false;
    return true;
  };
  return {
    key(_view, event) {
      // An input method begins: its letters are to come into the field.
      if (event.keyCode === 229 && !event.isComposing) {
        hands.compose();
        return false;
      }
      if (event.isComposing) return false;
      const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
      return press({
        key,
        shiftKey,
        altKey,
        ctrlKey,
        metaKey,
        isAltGraph: event.getModifierState("AltGraph"),
      });
    },
    change(_view, tr) {
      if (!tr.docChanged || isRemoteChange(tr)) return false;
      const change = proposedChange(tr);
      if (change === "other") hands.refuse("onlyText");
      else hands.propose(change);
      return true;
    },
    text(view, from, to, text) {
      if (isTextBetween(view.state.doc, from, to)) hands.propose({ from, to, insert: text });
      else hands.refuse("onlyText");
      return true;
    },
    paste(_view, event) {
      const text = event.clipboardData?.getData("text/plain").replace(/\r\n?/g, "\n") ?? "";
      if (text === "") hands.refuse("onlyText");
      else hands.proposeAtSelection(text);
      return true;
    },
    drop(_view, event) {
      event.preventDefault();
      hands.refuse("onlyText");
      return true;
    },
    composition: () => hands.compose(),
  };
}

interface PressedKey {
  key: string;
  shiftKey: boolean;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  isAltGraph: boolean;
}
