import type { Row } from "../row.ts";
import { acrossTableRows } from "./across-tables.ts";
import { blockRows, moveRows } from "./blocks.ts";
import { codeRows } from "./code.ts";
import { commentRows } from "./comments.ts";
import { listRows } from "./lists.ts";
import { lookRows } from "./looks.ts";
import { markRows } from "./marks.ts";
import { atomRows, olderRows, pasteRows, threePeopleRows, typingRows } from "./others.ts";
import { tableRows } from "./tables.ts";
import { thingRows } from "./things.ts";
import { undoRows } from "./undo.ts";

/** Every crossing that is measured, in the order in which it is printed. */
export const allRows: readonly Row[] = [
  ...typingRows,
  ...blockRows,
  ...moveRows,
  ...listRows,
  ...markRows,
  ...commentRows,
  ...lookRows,
  ...codeRows,
  ...pasteRows,
  ...atomRows,
  ...thingRows,
  ...tableRows,
  ...acrossTableRows,
  ...undoRows,
  ...threePeopleRows,
  ...olderRows,
];
