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
import { Menu, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import { addColumn, deleteColumns, moveColumns } from "#lib/editor/commands/table/columns.ts";
import { resizeColumns } from "#lib/editor/commands/table/resize-columns.ts";
import { addRow, deleteRows, moveRows } from "#lib/editor/commands/table/rows.ts";
import { deleteTable, toggleHeader } from "#lib/editor/commands/table/whole-table.ts";
import { tableAround } from "#lib/editor/queries/table-around.ts";
import type { PlainTextKey } from "#lib/texts/catalogue.ts";
import type { EditorHost } from "../editor-host.ts";
import { useEditor } from "../use-editor.ts";

interface TableAction {
  label: PlainTextKey;
  Icon: LucideIcon;
  command: Command;
  /** A switch: the table's attribute that it turns. */
  on?: "headerRow" | "headerColumn";
  danger?: boolean;
}

const groups: readonly (readonly TableAction[])[] = [
  [
    { label: "table.rowAbove", Icon: ArrowUpToLine, command: addRow(-1) },
    { label: "table.rowBelow", Icon: ArrowDownToLine, command: addRow(1) },
    { label: "table.rowUp", Icon: ArrowUp, command: moveRows(-1) },
    { label: "table.rowDown", Icon: ArrowDown, command: moveRows(1) },
  ],
  [
    { label: "table.columnBefore", Icon: ArrowLeftToLine, command: addColumn(-1) },
    { label: "table.columnAfter", Icon: ArrowRightToLine, command: addColumn(1) },
    { label: "table.columnBack", Icon: ArrowLeft, command: moveColumns(-1) },
    { label: "table.columnForth", Icon: ArrowRight, command: moveColumns(1) },
    { label: "table.wider", Icon: UnfoldHorizontal, command: resizeColumns("wider") },
    { label: "table.narrower", Icon: Columns3, command: resizeColumns("narrower") },
    { label: "table.fit", Icon: Columns3, command: resizeColumns("fit") },
  ],
  [
    { label: "table.headerRow", Icon: PanelTop, command: toggleHeader("headerRow"), on: "headerRow" },
    {
      label: "table.headerColumn",
      Icon: PanelLeft,
      command: toggleHeader("headerColumn"),
      on: "headerColumn",
    },
  ],
  [
    { label: "table.deleteRow", Icon: Rows3, command: deleteRows, danger: true },
    { label: "table.deleteColumn", Icon: Columns3, command: deleteColumns, danger: true },
    { label: "table.delete", Icon: Trash2, command: deleteTable, danger: true },
  ],
];

/** Everything that can be done to the table of the caret, as a menu under `trigger`. */
export function TableMenu({ host, trigger }: { host: EditorHost; trigger: ReactElement }) {
  const texts = useTexts();
  return (
    <Menu
      align="end"
      trigger={trigger}
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        host.focus();
      }}
    >
      <TableActions host={host} text={texts} />
    </Menu>
  );
}

/** Drawn only while the menu is open, so that no key in the text pays for asking every command. */
function TableActions({ host, text }: { host: EditorHost; text: ReturnType<typeof useTexts> }) {
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
        {text(label)}
      </MenuItem>
    )),
  ]);
}

function statesOf(state: EditorState): Record<string, boolean> {
  const table = tableAround(state)?.table;
  return {
    ...Object.fromEntries(groups.flat().map(({ label, command }) => [label, command(state)])),
    headerRow: table?.attrs.headerRow === true,
    headerColumn: table?.attrs.headerColumn === true,
  };
}
