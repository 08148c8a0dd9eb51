"use client";

import { Menu, type MenuProps } from "#components/ui/menu.tsx";
import type { EditorHost } from "./editor-host.ts";

type EditorMenuProps = Pick<MenuProps, "trigger" | "align" | "defaultOpen" | "children"> & {
  host: EditorHost;
};

/** A menu of things to do to the text: whoever leaves it is back in the text, and not on its button. */
export function EditorMenu({ host, ...rest }: EditorMenuProps) {
  return (
    <Menu
      {...rest}
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        host.focus();
      }}
    />
  );
}
