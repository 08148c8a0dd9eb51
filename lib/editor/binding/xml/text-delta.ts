import type * as Y from "yjs";

/** A stretch of equal formatting: text, or one embedded object. */
export interface TextPiece {
  insert: unknown;
  attributes?: Record<string, unknown>;
}

/** `toDelta` with its real type. */
export function toPieces(text: Y.Text): TextPiece[] {
  const delta: TextPiece[] = text.toDelta();
  return delta;
}

/** Width of a piece in positions. */
export function pieceLength({ insert }: TextPiece): number {
  return typeof insert === "string" ? insert.length : 1;
}
