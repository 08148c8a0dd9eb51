"use client";

import { Plus } from "lucide-react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { fetched } from "#components/ui/fetched.ts";
import type { EditorHost } from "../editor-host.ts";
import { LateMenuControl } from "../late-menu-control.tsx";

const InsertMenu = fetched(async () => ({ default: (await import("./insert-menu.tsx")).InsertMenu }));

/** Everything that the sign `/` offers, for who looks for it in the toolbar. */
export function InsertControl(props: { host: EditorHost; disabled: boolean }) {
  const label = useTexts()("actions.insert");
  return <LateMenuControl {...props} label={label} icon={<Plus aria-hidden="true" />} menu={InsertMenu} />;
}
