import { type KeyboardEvent, useId, useState } from "react";

interface PickerOptions {
  /** Of the options shown. */
  count: number;
  onChoose: (index: number) => void;
}

/** How far a page key goes. */
const pageRows = 8;

/**
 * A field with a list of options under it: the focus stays in the field, its arrows go along the list, Enter chooses (ARIA's
 * combobox). `field` is for the input, `listId` and `optionId` for the list.
 */
export function usePicker({ count, onChoose }: PickerOptions) {
  const [wanted, setIndex] = useState(0);
  const listId = useId();
  const last = Math.max(0, count - 1);
  // Fewer options than before: the last of them.
  const index = Math.min(wanted, last);
  const optionId = (at: number) => `${listId}-${at}`;
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter and arrows that choose among the signs of an input method are not for us.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") setIndex(index >= last ? 0 : index + 1);
    else if (event.key === "ArrowUp") setIndex(index === 0 ? last : index - 1);
    else if (event.key === "PageDown") setIndex(Math.min(last, index + pageRows));
    else if (event.key === "PageUp") setIndex(Math.max(0, index - pageRows));
    else if (event.key === "Enter") onChoose(index);
    else return;
    event.preventDefault();
  };
  const field = {
    role: "combobox" as const,
    autoComplete: "off",
    "aria-autocomplete": "list" as const,
    "aria-expanded": count > 0,
    "aria-controls": listId,
    "aria-activedescendant": count > 0 ? optionId(index) : undefined,
    onKeyDown,
  };
  return { index, setIndex, listId, optionId, field };
}
