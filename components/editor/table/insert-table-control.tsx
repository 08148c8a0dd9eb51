"use client";

import { Table } from "lucide-react";
import type { EditorState } from "prosemirror-state";
import { useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { insertTable } from "#lib/editor/commands/table/insert-table.ts";
import type { EditorHost } from "../editor-host.ts";
import { ToolbarPopover } from "../toolbar-popover.tsx";
import { useEditorAfterPaint } from "../use-editor.ts";
import { TableSizePicker } from "./table-size-picker.tsx";

const canInsert = insertTable(1, 1);
const possibleIn = (state: EditorState) => ({ possible: canInsert(state) });
const notYet = { possible: false };

/** The toolbar's button for a new table, and the choice of its size. */
export function InsertTableControl({ host, disabled }: { host: EditorHost; disabled: boolean }) {
  const texts = useTexts();
  const [open, setOpen] = useState(false);
  const { possible } = useEditorAfterPaint(host, possibleIn, notYet);
  return (
    <ToolbarPopover
      host={host}
      label={texts("table.insert")}
      panelLabel={texts("table.size")}
      icon={<Table aria-hidden="true" />}
      disabled={disabled || !possible}
      open={open}
      onOpenChange={setOpen}
    >
      <TableSizePicker
        onChoose={(rows, columns) => {
          host.run(insertTable(rows, columns));
          setOpen(false);
        }}
      />
    </ToolbarPopover>
  );
}
