/** What a text block is. One node type carries all of them, so that changing the kind is a change of an attribute. */
export const blockKinds = [
  "paragraph",
  "heading",
  "bullet",
  "ordered",
  "task",
  "quote",
  "code",
  "callout",
] as const;
export type BlockKind = (typeof blockKinds)[number];

/** Deepest indent of a block. Deeper states from elsewhere are drawn at this depth and travel on unharmed. */
export const maxIndent = 8;

export const blockAligns = ["", "center", "end", "justify"] as const;
export type BlockAlign = (typeof blockAligns)[number];
export const calloutTones = ["info", "tip", "warning", "danger"] as const;
export type CalloutTone = (typeof calloutTones)[number];

export interface BlockAttrs {
  kind: BlockKind;
  /** 1–4, headings only. */
  level: number;
  /** 0–8 steps to the right. */
  indent: number;
  /** Tasks only. */
  checked: boolean;
  /** Code only: a highlighting language, or "". */
  language: string;
  /** Where its lines stand; "" is at their start. */
  align: BlockAlign;
  /** Callouts only: what kind of remark. */
  tone: CalloutTone;
  /** A link target of its own, or null. Not unique by construction: a copy may carry it too; the first one counts. */
  id: string | null;
}

export const defaultBlockAttrs: BlockAttrs = {
  kind: "paragraph",
  level: 1,
  indent: 0,
  checked: false,
  language: "",
  align: "",
  tone: "info",
  id: null,
};

/** True for a kind that this build draws. */
export function isBlockKind(value: unknown): value is BlockKind {
  return typeof value === "string" && blockKinds.some((kind) => kind === value);
}

/** True for the kinds that stand in a list, one item per block. */
export function isListKind(kind: BlockKind): boolean {
  return kind === "bullet" || kind === "ordered" || kind === "task";
}
