/** Suggestions that have not arrived, on this device. Each under a name of its own, so that two tabs take nothing from each other. */
import type { SentSuggestion } from "./suggestion-outbox.ts";

export interface KeptSuggestions {
  all(): readonly SentSuggestion[];
  /** Answers whether it outlives the page. */
  write(suggestion: SentSuggestion): boolean;
  remove(id: string): void;
}

const listeners = new Set<() => void>();

/** Hears whenever this page has kept one or taken one away. Answers what ends it. */
export function hearKept(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}

/** Those of one person in one document. */
export function keptSuggestions(
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length"> | undefined,
  personId: string,
  documentId: string,
): KeptSuggestions {
  const start = `quire:suggestion:${personId}:${documentId}:`;
  return {
    all() {
      const found: SentSuggestion[] = [];
      for (let index = 0; index < (storage?.length ?? 0); index++) {
        const name = storage?.key(index);
        const suggestion = name?.startsWith(start) === true ? parse(storage?.getItem(name)) : undefined;
        if (suggestion !== undefined) found.push(suggestion);
      }
      return found.sort((a, b) => a.at - b.at);
    },
    write({ id, range, quote, insert, at }) {
      try {
        storage?.setItem(start + id, JSON.stringify({ id, range, quote, insert, at }));
        tell();
        return storage !== undefined;
      } catch {
        // Full, or switched off: then it lasts as long as the page.
        return false;
      }
    },
    remove(id) {
      storage?.removeItem(start + id);
      tell();
    },
  };
}

function parse(text: string | null | undefined): SentSuggestion | undefined {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    return isSuggestion(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Written by us: a look at its shape is enough. The server checks what it gets. */
function isSuggestion(value: unknown): value is SentSuggestion {
  return (
    isRecord(value) &&
    typeof value["id"] === "string" &&
    typeof value["at"] === "number" &&
    typeof value["quote"] === "string" &&
    typeof value["insert"] === "string" &&
    isRecord(value["range"]) &&
    isRecord(value["range"]["from"]) &&
    isRecord(value["range"]["to"])
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
