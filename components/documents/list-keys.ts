/** What a key does in a list of rows; undefined for one that is not the list's. */
export type ListKeyDeed = { kind: "select" } | { kind: "go"; to: number; extends: boolean };

interface Key {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

const pageRows = 8;

/** Arrows, Home, End and pages go along the list, with Shift they choose on the way; Space chooses the row. */
export function listKey(
  { key, shiftKey, ctrlKey, metaKey, altKey }: Key,
  { index, length, isOnLink }: { index: number; length: number; isOnLink: boolean },
): ListKeyDeed | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  // On a button or a box of the row, Space is theirs.
  if (key === " ") return isOnLink ? { kind: "select" } : undefined;
  const steps: Record<string, number> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: pageRows,
    PageUp: -pageRows,
    Home: -length,
    End: length,
  };
  const step = steps[key];
  if (step === undefined) return undefined;
  return { kind: "go", to: Math.max(0, Math.min(length - 1, index + step)), extends: shiftKey };
}
