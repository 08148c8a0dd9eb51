/** What a random person does to tables. */
import { Fragment, type Node } from "prosemirror-model";
import { schema } from "#lib/editor/schema/schema.ts";
import type { Action, Hand } from "./merging-actions.ts";

const cell = (text = "") =>
  schema.node("table_cell", null, [schema.node("block", null, text === "" ? [] : [schema.text(text)])]);
const row = (width: number) =>
  schema.node(
    "table_row",
    null,
    Array.from({ length: width }, () => cell()),
  );

export const insertTable: Action = (hand) => {
  const { doc } = hand.editor.state;
  let at = 0;
  const index = hand.random.below(doc.childCount);
  for (let i = 0; i < index; i += 1) at += doc.child(i).nodeSize;
  const cells = Array.from({ length: 2 }, () =>
    schema.node("table_row", null, [
      cell(hand.ink.word(2)),
      cell(hand.random.chance(0.5) ? hand.ink.word(1) : ""),
    ]),
  );
  hand.editor.dispatch(hand.editor.state.tr.insert(at, schema.node("table", null, cells)));
  return `table at ${at}`;
};

/** Changes a random table, as prosemirror-tables does: what is new has no id yet. */
function changeTable(change: (hand: Hand, table: Node) => Node | undefined, name: string): Action {
  return (hand) => {
    const tables: { node: Node; at: number }[] = [];
    hand.editor.state.doc.forEach((node, at) => {
      if (node.type.name === "table") tables.push({ node, at });
    });
    const picked = tables[hand.random.below(tables.length)];
    const next = picked && change(hand, picked.node);
    if (picked === undefined || next === undefined) return `${name} nothing`;
    const { tr } = hand.editor.state;
    const start = picked.node.content.findDiffStart(next.content);
    const end = picked.node.content.findDiffEnd(next.content);
    if (start === null || end === null) return `${name} nothing`;
    tr.replaceWith(picked.at + 1, picked.at + 1 + picked.node.content.size, next.content);
    hand.editor.dispatch(tr);
    return `${name} ${picked.at}`;
  };
}

const withRows = (table: Node, rows: readonly Node[]) => table.copy(Fragment.fromArray([...rows]));
const perRow = (table: Node, change: (cells: readonly Node[]) => readonly Node[]) =>
  withRows(
    table,
    table.children.map((each) => each.copy(Fragment.fromArray([...change(each.children)]))),
  );

export const addRow = changeTable(({ random }, table) => {
  const at = random.below(table.childCount + 1);
  return withRows(table, table.children.toSpliced(at, 0, row(table.child(0).childCount)));
}, "add row");

export const addColumn = changeTable(({ random }, table) => {
  const at = random.below(table.child(0).childCount + 1);
  return perRow(table, (cells) => cells.toSpliced(at, 0, cell()));
}, "add column");

export const deleteRow = changeTable(({ random }, table) => {
  if (table.childCount === 1) return undefined;
  return withRows(table, table.children.toSpliced(random.below(table.childCount), 1));
}, "delete row");

export const deleteColumn = changeTable(({ random }, table) => {
  const width = table.child(0).childCount;
  const at = random.below(width);
  return width === 1 ? undefined : perRow(table, (cells) => cells.toSpliced(at, 1));
}, "delete column");

export const moveRow = changeTable(({ random }, table) => {
  const rows = [...table.children];
  const [taken] = rows.splice(random.below(rows.length), 1);
  return taken && withRows(table, rows.toSpliced(random.below(rows.length + 1), 0, taken));
}, "move row");
