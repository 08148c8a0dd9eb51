"use client";

import type { ReactNode } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { ToolbarItem } from "#components/ui/toolbar.tsx";
import type { EditorHost } from "./editor-host.ts";

interface ToolbarPopoverProps {
  host: EditorHost;
  /** The name of the button, and of what opens unless `panelLabel` says another. */
  label: string;
  panelLabel?: string;
  icon: ReactNode;
  shortcut?: string;
  pressed?: boolean;
  /** There is nothing to do with it just now: it stays in the row, faint, and opens nothing. */
  disabled: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
}

/** A button of the toolbar that opens a small panel. When that closes, the text has the focus again. */
export function ToolbarPopover(props: ToolbarPopoverProps) {
  const { host, label, panelLabel = label, icon, shortcut, pressed, disabled, open, onOpenChange } = props;
  return (
    <Popover
      label={panelLabel}
      open={open && !disabled}
      onOpenChange={onOpenChange}
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        // It comes in a task of its own, when the focus may have gone where somebody wants it.
        if (document.activeElement === document.body) host.focus();
      }}
      trigger={
        <ToolbarItem>
          <IconButton
            label={label}
            {...(shortcut !== undefined && { shortcut })}
            pressed={pressed}
            aria-disabled={disabled}
            data-useless={disabled}
          >
            {icon}
          </IconButton>
        </ToolbarItem>
      }
    >
      {props.children}
    </Popover>
  );
}
