/** Which sections this person has folded in a document, on this device: the names of their headings (binding.blockName). */
const keyOf = (documentId: string): string => `quire.folds.${documentId}`;
const mostNames = 500;

export function hasStoredFolds(documentId: string): boolean {
  try {
    return window.localStorage.getItem(keyOf(documentId)) !== null;
  } catch {
    // Storage is switched off.
    return false;
  }
}

export function readFolds(documentId: string): readonly string[] {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(keyOf(documentId)) ?? "[]");
    return Array.isArray(stored) ? stored.filter((name) => typeof name === "string") : [];
  } catch {
    return [];
  }
}

export function storeFolds(documentId: string, names: readonly string[]): void {
  try {
    if (names.length === 0) window.localStorage.removeItem(keyOf(documentId));
    else window.localStorage.setItem(keyOf(documentId), JSON.stringify(names.slice(0, mostNames)));
  } catch {
    // Full, or switched off: then they last as long as the page.
  }
}
