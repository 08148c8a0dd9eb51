/** A writer on an indexed document, and what local edits need besides. */
import type * as Y from "yjs";
import type { DocumentIndex } from "./document-index.ts";
import { type LocalContext, writeLocal } from "./local-to-items.ts";
import type { Recorder } from "./recorder.ts";
import { Writer } from "./write.ts";
import { fillTable } from "./write-table.ts";

/** A writer for one transaction. */
export function createWriter(index: DocumentIndex, transaction: Y.Transaction, recorder: Recorder): Writer {
  const { schema, copies, touch, formatsBehind, isBorder } = index;
  const writer: Writer = new Writer({
    transaction,
    schema,
    copies,
    recorder,
    touch,
    formatsBehind,
    isBorder,
    tables: {
      at: (run) => (run.len === 1 ? index.tableAt(run)?.element : undefined),
      fill: (element, target) => {
        const context = toContext(index, writer);
        fillTable({
          doc: index.doc,
          writer,
          table: index.tableOf(element),
          target,
          writeCell: (flat, old, cell, ranges) => writeLocal(context, flat, old, cell, ranges),
        });
      },
    },
  });
  return writer;
}

export function toContext(index: DocumentIndex, writer: Writer): LocalContext {
  return { doc: index.doc, writer, tableAt: (id) => index.tableAt(id) };
}
