import type { Row } from "../row.ts";
import { blockRows, moveRows } from "./blocks.ts";
import { codeRows } from "./code.ts";
import { listRows } from "./lists.ts";
import { markRows } from "./marks.ts";
import { atomRows, olderRows, pasteRows, threePeopleRows, typingRows } from "./others.ts";
import { tableRows } from "./tables.ts";
import { undoRows } from "./undo.ts";

/** Every crossing that is measured, in the order in which it is printed. */
export const allRows: readonly Row[] = [
  ...typingRows,
  ...blockRows,
  ...moveRows,
  ...listRows,
  ...markRows,
  ...codeRows,
  ...pasteRows,
  ...atomRows,
  ...tableRows,
  ...undoRows,
  ...threePeopleRows,
  ...olderRows,
];
