"use client";

import { Grid2x2Plus } from "lucide-react";
import { Suspense } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { fetched } from "#components/ui/fetched.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { ToolbarItem } from "#components/ui/toolbar.tsx";
import { tableAround } from "#lib/editor/queries/table-around.ts";
import type { EditorHost } from "../editor-host.ts";
import { useEditor } from "../use-editor.ts";
import { InsertTableControl } from "./insert-table-control.tsx";

// Fetched with the first table that the caret is in.
const TableMenu = fetched(async () => ({ default: (await import("./table-menu.tsx")).TableMenu }));

const TableHandles = fetched(async () => ({ default: (await import("./table-handles.tsx")).TableHandles }));

/** In the toolbar: a new table; inside one, what can be done to it. */
export function TableControls({ host, disabled }: { host: EditorHost; disabled: boolean }) {
  const texts = useTexts();
  const { inside } = useEditor(host, (state) => ({ inside: tableAround(state) !== undefined }), {
    inside: false,
  });
  return (
    <>
      <InsertTableControl host={host} disabled={disabled} />
      {inside && !disabled && (
        <Suspense>
          <TableHandles host={host} />
          <TableMenu
            host={host}
            trigger={
              <ToolbarItem>
                <IconButton label={texts("table.options")}>
                  <Grid2x2Plus aria-hidden="true" />
                </IconButton>
              </ToolbarItem>
            }
          />
        </Suspense>
      )}
    </>
  );
}
