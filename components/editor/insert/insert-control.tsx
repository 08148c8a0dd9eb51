"use client";

import { Plus } from "lucide-react";
import { Suspense, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { fetched } from "#components/ui/fetched.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { ToolbarItem } from "#components/ui/toolbar.tsx";
import type { EditorHost } from "../editor-host.ts";

const InsertMenu = fetched(async () => ({ default: (await import("./insert-menu.tsx")).InsertMenu }));

/** Everything that the sign `/` offers, for who looks for it in the toolbar. Its menu is fetched when a hand comes near it. */
export function InsertControl({ host, disabled }: { host: EditorHost; disabled: boolean }) {
  const texts = useTexts();
  const [isNeeded, setNeeded] = useState(false);
  const label = texts("actions.insert");
  if (isNeeded && !disabled) {
    const trigger = (
      <ToolbarItem>
        <IconButton label={label}>
          <Plus aria-hidden="true" />
        </IconButton>
      </ToolbarItem>
    );
    return (
      <Suspense fallback={trigger}>
        <InsertMenu host={host} trigger={trigger} />
      </Suspense>
    );
  }
  return (
    <ToolbarItem>
      <IconButton
        label={label}
        aria-haspopup="menu"
        aria-expanded={false}
        aria-disabled={disabled}
        data-useless={disabled}
        onPointerEnter={InsertMenu.fetch}
        onFocus={InsertMenu.fetch}
        onClick={() => setNeeded(!disabled)}
        onKeyDown={({ key }) => {
          if (key === "ArrowDown") setNeeded(!disabled);
        }}
      >
        <Plus aria-hidden="true" />
      </IconButton>
    </ToolbarItem>
  );
}
