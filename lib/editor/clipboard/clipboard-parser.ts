import { DOMParser, type Slice } from "prosemirror-model";

/** Parses what comes from the clipboard. What is long was parsed before, a bit at a time (paste/long-paste.ts), and is only told here. */
export class ClipboardParser extends DOMParser {
  prepared: Slice | undefined;

  override parseSlice(...given: Parameters<DOMParser["parseSlice"]>): Slice {
    return this.prepared ?? super.parseSlice(...given);
  }
}
