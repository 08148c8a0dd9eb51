import type { MarkSpec } from "prosemirror-model";

/** Below the line. Who sets it takes `sup` off (commands/marks.ts); both at once, from crossing edits, are drawn as both. */
export const subMark: MarkSpec = {
  parseDOM: [{ tag: "sub" }],
  toDOM: () => ["sub", 0],
};

/** Above the line. */
export const supMark: MarkSpec = {
  parseDOM: [{ tag: "sup" }],
  toDOM: () => ["sup", 0],
};
