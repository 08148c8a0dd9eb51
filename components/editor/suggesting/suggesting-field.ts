/** The place inside the text where a suggestion is typed: an editing host of its own, so the text around it is never touched. */
import { hasLetters } from "#lib/editor/queries/has-letters.ts";
import type { Unit } from "#lib/editor/suggesting/extend.ts";

export interface SuggestingFieldWords {
  label: string;
  hint: string;
  done: string;
  discard: string;
}

export interface SuggestingFieldHands {
  onInput: () => void;
  /** A deletion from an edge of the field, which goes on in the text around it. */
  onDeleteBeyond: (side: -1 | 1, unit: Unit) => void;
  onDone: () => void;
  onDiscard: () => void;
  /** Answers whether it took the key. Never while an input method composes. */
  onKey: (event: KeyboardEvent) => boolean;
  /** The focus went away, to something else that takes it, or to nothing; not to a button of the field. */
  onBlur: (to: EventTarget | null) => void;
}

export interface SuggestingField {
  /** What stands in the text: the field, in a frame that draws it. */
  readonly element: HTMLElement;
  readonly isComposing: () => boolean;
  readonly text: () => string;
  /** Writes `text` and puts the caret at `caret`, at the end without. Only when it differs. */
  readonly setText: (text: string, caret?: number) => void;
  /** The selected part of the text. */
  readonly selected: () => { start: number; end: number };
  /** It is read from right to left. */
  readonly isRightToLeft: () => boolean;
  readonly focus: () => void;
  readonly hasFocus: () => boolean;
}

export function createSuggestingField(
  words: SuggestingFieldWords,
  color: string,
  hands: SuggestingFieldHands,
): SuggestingField {
  const { onInput, onKey } = hands;
  const element = document.createElement("span");
  const field = element.appendChild(document.createElement("span"));
  element.className = "suggesting-frame";
  element.style.setProperty("--proposer", color);
  field.className = "proposal proposal-added proposal-active suggesting-field";
  element.append(
    inlineButton("done", words.done, hands.onDone),
    inlineButton("discard", words.discard, hands.onDiscard),
  );
  field.setAttribute("role", "textbox");
  field.setAttribute("aria-multiline", "true");
  field.setAttribute("aria-label", words.label);
  field.setAttribute("aria-description", words.hint);
  field.spellcheck = true;
  field.contentEditable = "true";
  // Firefox knows it since 136; before that, what is pasted comes as text all the same (`paste` below).
  field.setAttribute("contenteditable", "plaintext-only");
  if (!field.isContentEditable && field.contentEditable !== "plaintext-only") field.contentEditable = "true";

  /** By its own words; before there are any, as the text around it. */
  const setDirection = (): void => {
    if (hasLetters(field.textContent)) field.dir = "auto";
    else field.removeAttribute("dir");
  };

  let isComposing = false;
  const caretAtEnd = (): void => {
    const last = field.lastChild;
    // A line that has nothing yet needs something to stand before.
    if (last instanceof HTMLBRElement) document.getSelection()?.collapse(field, field.childNodes.length - 1);
    else document.getSelection()?.collapse(last ?? field, last?.textContent?.length ?? 0);
  };
  const caretAt = (offset: number): void => {
    const selection = document.getSelection();
    const node = field.firstChild ?? field;
    selection?.collapse(node, node === field ? 0 : Math.min(offset, field.textContent.length));
  };
  const selected = (): { start: number; end: number } => {
    const selection = document.getSelection();
    const length = field.textContent.length;
    if (selection === null || selection.rangeCount === 0) return { start: length, end: length };
    const range = selection.getRangeAt(0);
    if (!field.contains(range.startContainer) || !field.contains(range.endContainer))
      return { start: length, end: length };
    const before = document.createRange();
    before.selectNodeContents(field);
    before.setEnd(range.startContainer, range.startOffset);
    const start = before.toString().length;
    return { start, end: start + range.toString().length };
  };
  const setText = (text: string, caret = text.length): void => {
    if (field.textContent === text) return;
    const hadFocus = document.activeElement === field;
    field.textContent = text;
    if (text.endsWith("\n")) field.append(document.createElement("br"));
    setDirection();
    if (!hadFocus) return;
    if (caret === text.length) caretAtEnd();
    else caretAt(caret);
  };
  const insert = (text: string): void => {
    const { start, end } = selected();
    const before = field.textContent;
    setText(before.slice(0, start) + text + before.slice(end), start + text.length);
    onInput();
  };

  field.addEventListener("compositionstart", () => {
    isComposing = true;
  });
  field.addEventListener("compositionend", () => {
    isComposing = false;
    onInput();
  });
  field.addEventListener("input", () => {
    // Chrome leaves a line break where the last letter was; ours is of use only on an empty line.
    if (!isComposing && !field.textContent.endsWith("\n")) field.querySelector("br")?.remove();
    setDirection();
    onInput();
  });
  element.addEventListener("focusout", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && element.contains(relatedTarget))) hands.onBlur(relatedTarget);
  });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    if (onKey(event)) event.preventDefault();
    else if (event.key === "Enter") {
      event.preventDefault();
      insert("\n");
    }
  });
  field.addEventListener("beforeinput", (event) => {
    // Formatting, and a browser's own undo, which knows nothing of what is struck.
    if (/^(format|history)/.test(event.inputType)) event.preventDefault();
    // Keyboards of phones tell of no key.
    const side = /^delete.*Backward$/.test(event.inputType)
      ? -1
      : /^delete.*Forward$/.test(event.inputType)
        ? 1
        : 0;
    const { start, end } = selected();
    if (side === 0 || start !== end || start !== (side === -1 ? 0 : field.textContent.length)) return;
    event.preventDefault();
    hands.onDeleteBeyond(side, event.inputType.includes("Word") ? "word" : "letter");
  });
  field.addEventListener("paste", (event) => {
    event.preventDefault();
    insert((event.clipboardData?.getData("text/plain") ?? "").replace(/\r\n?/g, "\n"));
  });
  return {
    element,
    isComposing: () => isComposing,
    text: () => field.textContent,
    setText,
    selected,
    isRightToLeft: () => getComputedStyle(field).direction === "rtl",
    focus() {
      field.focus({ preventScroll: true });
      caretAtEnd();
    },
    hasFocus: () => element.contains(document.activeElement),
  };
}

/** Icons are drawn by the style sheet: nothing of React is here. */
function inlineButton(kind: string, label: string, onPress: () => void): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = `suggesting-button suggesting-${kind}`;
  button.setAttribute("aria-label", label);
  button.title = label;
  button.contentEditable = "false";
  // The focus stays in the field until the press is over.
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", onPress);
  return button;
}
