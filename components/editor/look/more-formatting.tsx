"use client";

import { ALargeSmall } from "lucide-react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { fetched } from "#components/ui/fetched.ts";
import type { EditorHost } from "../editor-host.ts";
import { LateMenuControl } from "../late-menu-control.tsx";

const FormattingMenu = fetched(async () => ({
  default: (await import("./formatting-menu.tsx")).FormattingMenu,
}));

/** What is needed less often, at the end of the marks. */
export function MoreFormatting(props: { host: EditorHost; disabled: boolean }) {
  const label = useTexts()("look.more");
  const icon = <ALargeSmall aria-hidden="true" />;
  return <LateMenuControl {...props} label={label} icon={icon} menu={FormattingMenu} />;
}
