/** What of a document is searched: one line per block, and what each block is called. */
import type { Node } from "prosemirror-model";
import * as Y from "yjs";
import type { CompactionSource } from "#collab-server/storage/log-archive.ts";
import { decodeParts } from "#collab-server/storage/log-segment.ts";
import { unpackBytesSync } from "#collab-server/storage/packed-bytes.ts";
import type { DocumentFormat } from "#lib/collab/document-format.ts";
import { limits } from "#lib/collab/limits.ts";
import { blockReaders } from "#lib/editor/binding/block-readers.ts";
import { schema } from "#lib/editor/schema/schema.ts";

export interface DocumentText {
  /** The blocks' lines, joined by line breaks: as many lines as names. */
  text: string;
  /** Joined the same way; "" where a block has none. */
  names: string;
}

export const noText: DocumentText = { text: "", names: "" };

/** Reads a document out of its log. Throws what Yjs throws at what it cannot read. */
export function readDocumentText(
  source: CompactionSource,
  format: DocumentFormat,
  maxLength: number = limits.maxSearchedLength,
): DocumentText {
  const doc = new Y.Doc();
  try {
    doc.transact(() => {
      const { snapshot } = source;
      if (snapshot !== undefined) Y.applyUpdate(doc, unpackBytesSync(snapshot.packed, snapshot.byteLength));
      for (const { packed, byteLength } of source.segments)
        for (const part of decodeParts(unpackBytesSync(packed, byteLength)))
          Y.applyUpdateV2(doc, part.update);
      const covered = snapshot?.through ?? 0;
      for (const row of source.rows) if (row.sequence > covered) Y.applyUpdate(doc, row.update);
    });
    return toText(doc, format, maxLength);
  } finally {
    doc.destroy();
  }
}

function toText(doc: Y.Doc, format: DocumentFormat, maxLength: number): DocumentText {
  const lines: string[] = [];
  const names: string[] = [];
  let length = 0;
  for (const { node, name = "" } of blockReaders[format](doc, schema)) {
    const line = lineOf(node).slice(0, maxLength - length);
    if (line === "") continue;
    lines.push(line);
    names.push(name);
    length += line.length + 1;
    if (length >= maxLength) break;
  }
  return { text: lines.join("\n"), names: names.join("\n") };
}

/** Controls and line breaks are spaces here: a line is a block. Composed, so that a letter and its accent are one unit. */
function lineOf(node: Node): string {
  return wordsOf(node)
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, " ")
    .trim()
    .normalize("NFC");
}

function wordsOf(node: Node): string {
  if (node.isText) return node.text ?? "";
  if (node.type.name === "image") return `${String(node.attrs.caption)} ${String(node.attrs.alt)}`;
  if (node.isLeaf) return node.type.spec.leafText?.(node) ?? " ";
  // Cells stand apart; the letters of a block do not, whatever marks them.
  const between = node.isTextblock ? "" : " ";
  return node.children.map(wordsOf).join(between);
}
