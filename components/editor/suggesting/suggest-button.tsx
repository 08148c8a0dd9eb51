"use client";

import { PencilLine } from "lucide-react";
import type { ComponentProps } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { EditorHost } from "../editor-host.ts";

interface SuggestButtonProps extends ComponentProps<"button"> {
  host: EditorHost;
}

/** The button that begins a suggestion on what is selected, or at the caret. Takes what a toolbar gives its stops. */
export function SuggestButton({ host, disabled = false, onMouseDown, ...rest }: SuggestButtonProps) {
  const texts = useTexts();
  return (
    <IconButton
      {...rest}
      label={texts("suggesting.begin")}
      aria-disabled={disabled}
      onMouseDown={(event) => {
        onMouseDown?.(event);
        // The press must leave the selection where it is.
        event.preventDefault();
      }}
      onClick={() => {
        if (!disabled) host.wish("suggest");
      }}
    >
      <PencilLine aria-hidden="true" />
    </IconButton>
  );
}
