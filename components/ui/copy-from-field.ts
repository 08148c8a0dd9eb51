/** How a copy went: on the clipboard, or only selected, so that the person presses Ctrl C. */
export type CopyOutcome = "copied" | "selected";

/**
 * Puts a visible field's text on the clipboard. On plain http there is no `navigator.clipboard`, so the field itself
 * is selected and copied the old way; a hidden helper field would lose the focus to a dialog's focus trap.
 */
export async function copyFromField(field: HTMLInputElement | HTMLTextAreaElement): Promise<CopyOutcome> {
  if (await writeToClipboard(field.value)) return "copied";
  field.focus();
  field.select();
  // iOS Safari ignores select() on read-only fields.
  field.setSelectionRange(0, field.value.length);
  return runCopyCommand() ? "copied" : "selected";
}

async function writeToClipboard(text: string): Promise<boolean> {
  // Typed as always there; missing outside secure contexts.
  const clipboard: Clipboard | undefined = navigator.clipboard;
  if (clipboard === undefined) return false;
  try {
    await clipboard.writeText(text);
    return true;
  } catch {
    // Refused by a permission or a policy: the old way may still be allowed.
    return false;
  }
}

function runCopyCommand(): boolean {
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  }
}
