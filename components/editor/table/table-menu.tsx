"use client";

import {
  ArrowDown,
  ArrowDownToLine,
  ArrowLeft,
  ArrowLeftToLine,
  ArrowRight,
  ArrowRightToLine,
  ArrowUp,
  ArrowUpToLine,
  Check,
  Columns3,
  type LucideIcon,
  PanelLeft,
  PanelTop,
  Rows3,
  Trash2,
  UnfoldHorizontal,
} from "lucide-react";
import type { Command, EditorState } from "prosemirror-state";
import type { ReactElement } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import { addColumn, deleteColumns, moveColumns } from "#lib/editor/commands/table/columns.ts";
import { resizeColumns } from "#lib/editor/commands/table/resize-columns.ts";
import { addRow, deleteRows, moveRows } from "#lib/editor/commands/table/rows.ts";
import { deleteTable, toggleHeader } from "#lib/editor/commands/table/whole-table.ts";
import { tableAround } from "#lib/editor/queries/table-around.ts";
import type { PlainTextKey } from "#lib/texts/catalogue.ts";
import type { EditorHost } from "../editor-host.ts";
import { EditorMenu } from "../editor-menu.tsx";
import { useEditor } from "../use-editor.ts";

/** Of which part of the table the menu is: a row's and a column's have a handle each. */
export type TablePart = "row" | "column" | "table";

interface TableAction {
  label: PlainTextKey;
  Icon: LucideIcon;
  command: Command;
  /** A switch: the table's attribute that it turns. */
  on?: "headerRow" | "headerColumn";
  danger?: boolean;
}

const rows: readonly TableAction[] = [
  { label: "table.rowAbove", Icon: ArrowUpToLine, command: addRow(-1) },
  { label: "table.rowBelow", Icon: ArrowDownToLine, command: addRow(1) },
  { label: "table.rowUp", Icon: ArrowUp, command: moveRows(-1) },
  { label: "table.rowDown", Icon: ArrowDown, command: moveRows(1) },
];
const columns: readonly TableAction[] = [
  { label: "table.columnBefore", Icon: ArrowLeftToLine, command: addColumn(-1) },
  { label: "table.columnAfter", Icon: ArrowRightToLine, command: addColumn(1) },
  { label: "table.columnBack", Icon: ArrowLeft, command: moveColumns(-1) },
  { label: "table.columnForth", Icon: ArrowRight, command: moveColumns(1) },
  { label: "table.wider", Icon: UnfoldHorizontal, command: resizeColumns("wider") },
  { label: "table.narrower", Icon: Columns3, command: resizeColumns("narrower") },
  { label: "table.fit", Icon: Columns3, command: resizeColumns("fit") },
];
const headerRow: TableAction = {
  label: "table.headerRow",
  Icon: PanelTop,
  command: toggleHeader("headerRow"),
  on: "headerRow",
};
const headerColumn: TableAction = {
  label: "table.headerColumn",
  Icon: PanelLeft,
  command: toggleHeader("headerColumn"),
  on: "headerColumn",
};
const removeRow: TableAction = { label: "table.deleteRow", Icon: Rows3, command: deleteRows, danger: true };
const removeColumn: TableAction = {
  label: "table.deleteColumn",
  Icon: Columns3,
  command: deleteColumns,
  danger: true,
};
const removeTable: TableAction = {
  label: "table.delete",
  Icon: Trash2,
  command: deleteTable,
  danger: true,
};

const groupsOf: Record<TablePart, readonly (readonly TableAction[])[]> = {
  row: [rows, [headerRow], [removeRow]],
  column: [columns, [headerColumn], [removeColumn]],
  table: [rows, columns, [headerRow, headerColumn], [removeRow, removeColumn, removeTable]],
};

interface TableMenuProps {
  host: EditorHost;
  part?: TablePart;
  trigger: ReactElement;
}

/** What can be done to the table of the caret, or to its row or column alone, as a menu under `trigger`. */
export function TableMenu({ host, part = "table", trigger }: TableMenuProps) {
  return (
    <EditorMenu host={host} align={part === "table" ? "end" : "start"} trigger={trigger}>
      <TableActions host={host} groups={groupsOf[part]} />
    </EditorMenu>
  );
}

/** Drawn only while the menu is open, so that no key in the text pays for asking every command. */
function TableActions({ host, groups }: { host: EditorHost; groups: readonly (readonly TableAction[])[] }) {
  const texts = useTexts();
  const states = useEditor(host, statesOf, {});
  return groups.map((group, index) => [
    index > 0 && <MenuSeparator key={`before ${group[0]?.label}`} />,
    ...group.map(({ label, Icon, command, on, danger = false }) => (
      <MenuItem
        key={label}
        icon={
          on !== undefined && states[on] === true ? <Check aria-hidden="true" /> : <Icon aria-hidden="true" />
        }
        danger={danger}
        disabled={states[label] !== true}
        {...(on !== undefined && { checked: states[on] === true })}
        onSelect={() => host.run(command)}
      >
        {texts(label)}
      </MenuItem>
    )),
  ]);
}

function statesOf(state: EditorState): Record<string, boolean> {
  const table = tableAround(state)?.table;
  return {
    ...Object.fromEntries(groupsOf.table.flat().map(({ label, command }) => [label, command(state)])),
    headerRow: table?.attrs.headerRow === true,
    headerColumn: table?.attrs.headerColumn === true,
  };
}
