"use client";

import { ALargeSmall } from "lucide-react";
import { Suspense, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { fetched } from "#components/ui/fetched.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { ToolbarItem } from "#components/ui/toolbar.tsx";
import type { EditorHost } from "../editor-host.ts";

const FormattingMenu = fetched(async () => ({
  default: (await import("./formatting-menu.tsx")).FormattingMenu,
}));

/** What is needed less often, at the end of the marks. Its menu is fetched when a hand comes near it. */
export function MoreFormatting({ host, disabled }: { host: EditorHost; disabled: boolean }) {
  const texts = useTexts();
  const [isNeeded, setNeeded] = useState(false);
  const label = texts("look.more");
  if (isNeeded && !disabled) {
    const trigger = (
      <ToolbarItem>
        <IconButton label={label}>
          <ALargeSmall aria-hidden="true" />
        </IconButton>
      </ToolbarItem>
    );
    return (
      <Suspense fallback={trigger}>
        <FormattingMenu host={host} trigger={trigger} />
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
        onPointerEnter={FormattingMenu.fetch}
        onFocus={FormattingMenu.fetch}
        onClick={() => setNeeded(!disabled)}
        onKeyDown={({ key }) => {
          if (key === "ArrowDown") setNeeded(!disabled);
        }}
      >
        <ALargeSmall aria-hidden="true" />
      </IconButton>
    </ToolbarItem>
  );
}
