/** What reads pastes, fetched when it is needed, once for all editors of the page. */
import type * as Reader from "../paste/paste-reader.ts";

type PasteReader = typeof Reader;

let reader: PasteReader | undefined;

/** The reader, if it is there. */
export function pasteReader(): PasteReader | undefined {
  return reader;
}

/** Rejects where it cannot be had now: offline, or a newer Quire on the server. */
export async function fetchPasteReader(): Promise<PasteReader> {
  reader ??= await import("../paste/paste-reader.ts");
  return reader;
}
