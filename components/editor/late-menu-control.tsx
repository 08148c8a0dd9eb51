"use client";

import { type ReactNode, Suspense, useState } from "react";
import type { fetched } from "#components/ui/fetched.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { ToolbarItem } from "#components/ui/toolbar.tsx";
import type { EditorHost } from "./editor-host.ts";

interface LateMenuControlProps {
  host: EditorHost;
  disabled: boolean;
  label: string;
  icon: ReactNode;
  /** Opens when it is drawn, from the button that it is given. */
  menu: ReturnType<typeof fetched<{ host: EditorHost; trigger: ReactNode }>>;
}

/** A button of the toolbar whose menu is fetched when a hand comes near it. */
export function LateMenuControl({ host, disabled, label, icon, menu: Menu }: LateMenuControlProps) {
  const [isNeeded, setNeeded] = useState(false);
  if (isNeeded && !disabled) {
    const trigger = (
      <ToolbarItem>
        <IconButton label={label}>{icon}</IconButton>
      </ToolbarItem>
    );
    return (
      <Suspense fallback={trigger}>
        <Menu host={host} trigger={trigger} />
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
        onPointerEnter={Menu.fetch}
        onFocus={Menu.fetch}
        onClick={() => setNeeded(!disabled)}
        onKeyDown={({ key }) => {
          if (key === "ArrowDown") setNeeded(!disabled);
        }}
      >
        {icon}
      </IconButton>
    </ToolbarItem>
  );
}
