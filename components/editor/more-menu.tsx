"use client";

import { Ellipsis } from "lucide-react";
import { Suspense, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { fetched } from "#components/ui/fetched.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { DocumentMenuProps } from "./document-menu.tsx";

const DocumentMenu = fetched(async () => ({ default: (await import("./document-menu.tsx")).DocumentMenu }));

/** The button "More". Its menu is fetched when a hand comes near it. */
export function MoreMenu(props: DocumentMenuProps) {
  const texts = useTexts();
  const [isNeeded, setNeeded] = useState(false);
  const button = (
    <IconButton
      label={texts("editor.more")}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={DocumentMenu.fetch}
      onFocus={DocumentMenu.fetch}
      onClick={() => setNeeded(true)}
      onKeyDown={({ key }) => {
        if (key === "ArrowDown") setNeeded(true);
      }}
    >
      <Ellipsis aria-hidden="true" />
    </IconButton>
  );
  if (!isNeeded) return button;
  return (
    <Suspense fallback={button}>
      <DocumentMenu {...props} />
    </Suspense>
  );
}
