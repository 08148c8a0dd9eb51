"use client";

import { Sigma } from "lucide-react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { ToolbarItem } from "#components/ui/toolbar.tsx";
import { insertMath } from "#lib/editor/commands/insert-atom.ts";
import type { EditorHost } from "../editor-host.ts";

/** The toolbar's button for a new formula: on a line of its own in an empty line, else in the text. */
export function MathControl({ host, disabled }: { host: EditorHost; disabled: boolean }) {
  const texts = useTexts();
  return (
    <ToolbarItem>
      <IconButton
        label={texts("math.title")}
        aria-disabled={disabled}
        data-useless={disabled}
        onClick={() => {
          if (disabled) return;
          host.run((state, dispatch) => {
            const isEmptyLine = state.selection.$from.parent.content.size === 0;
            return insertMath(isEmptyLine ? "block" : "inline")(state, dispatch);
          });
        }}
      >
        <Sigma aria-hidden="true" />
      </IconButton>
    </ToolbarItem>
  );
}
