/**
 * What was typed and could not be sent any more, kept on this device per person and document until somebody takes it out.
 * Storage may be missing, full or forbidden; then less is kept, and the answer says how much.
 */
import {
  isInteger,
  isNumber,
  isString,
  nullable,
  object,
  oneOf,
  type ShapeOf,
  shape,
} from "#lib/shape/shape.ts";
import { documentFormats } from "./document-format.ts";

const keptShape = shape(
  "kept change",
  object(
    {
      /** Milliseconds since 1970. */
      at: isNumber,
      /** How many changes the server had not acknowledged. */
      changes: isInteger,
      title: isString,
      /** The changed blocks as plain text. */
      text: isString,
      /** The whole document as a Yjs update (V1, base64); null when there was no room for it. */
      update: nullable(isString),
    },
    {
      /** The format of that document, which may have another one by now. Absent: kept before there were two. */
      format: oneOf(documentFormats),
    },
  ),
);
export type KeptChanges = ShapeOf<typeof keptShape>;

export interface KeptChangesStore {
  /** `text`: there was room for the words only. `nothing`: the open tab is all there is. */
  keep(changes: KeptChanges): "all" | "text" | "nothing";
  /** Oldest first. Entries that cannot be read are left out. */
  list(): readonly KeptChanges[];
  forget(at: number): void;
}

/** `storage` is undefined where the browser forbids it. */
export function createKeptChangesStore(
  storage: Storage | undefined,
  personId: string,
  documentId: string,
): KeptChangesStore {
  const prefix = `quire:kept:${personId}:${documentId}:`;
  const write = (changes: KeptChanges): boolean => {
    try {
      storage?.setItem(prefix + changes.at, JSON.stringify(changes));
      return storage !== undefined;
    } catch {
      // Full (QuotaExceededError): the caller tries with less.
      return false;
    }
  };
  return {
    keep(changes) {
      if (changes.update !== null && write(changes)) return "all";
      return write({ ...changes, update: null }) ? "text" : "nothing";
    },
    list() {
      const found: KeptChanges[] = [];
      for (let index = 0; index < (storage?.length ?? 0); index++) {
        const key = storage?.key(index);
        if (key?.startsWith(prefix) !== true) continue;
        const kept = keptShape.safeParse(parseJson(storage?.getItem(key) ?? ""));
        if (kept.success) found.push(kept.data);
      }
      return found.sort((a, b) => a.at - b.at);
    },
    forget: (at) => storage?.removeItem(prefix + at),
  };
}

/** The browser's localStorage, or undefined where it is switched off. */
export function deviceStorage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    // Chrome throws SecurityError on the mere mention while site data is blocked.
    return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
