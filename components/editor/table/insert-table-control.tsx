"use client";

import { Table } from "lucide-react";
import { useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { ToolbarItem } from "#components/ui/toolbar.tsx";
import { insertTable } from "#lib/editor/commands/table/insert-table.ts";
import type { EditorHost } from "../editor-host.ts";
import { useEditor } from "../use-editor.ts";
import { TableSizePicker } from "./table-size-picker.tsx";

const canInsert = insertTable(1, 1);

/** The toolbar's button for a new table, and the choice of its size. */
export function InsertTableControl({ host, disabled }: { host: EditorHost; disabled: boolean }) {
  const texts = useTexts();
  const [open, setOpen] = useState(false);
  const { possible } = useEditor(host, (state) => ({ possible: canInsert(state) }), { possible: false });
  const useless = disabled || !possible;
  return (
    <Popover
      label={texts("table.size")}
      open={open && !useless}
      onOpenChange={setOpen}
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        if (document.activeElement === document.body) host.focus();
      }}
      trigger={
        <ToolbarItem>
          <IconButton label={texts("table.insert")} aria-disabled={useless} data-useless={useless}>
            <Table aria-hidden="true" />
          </IconButton>
        </ToolbarItem>
      }
    >
      <TableSizePicker
        onChoose={(rows, columns) => {
          host.run(insertTable(rows, columns));
          setOpen(false);
        }}
      />
    </Popover>
  );
}
