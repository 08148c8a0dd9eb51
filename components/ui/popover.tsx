"use client";

import { Slot } from "radix-ui";
import { type ReactNode, Suspense, useState } from "react";
import { fetched } from "#components/ui/fetched.ts";

const PopoverPanel = fetched(async () => ({ default: (await import("./popover-panel.tsx")).PopoverPanel }));

export interface PopoverProps {
  /** The button that opens it: one element that takes a ref. */
  trigger: ReactNode;
  /** The accessible name of what opens. */
  label: string;
  align?: "start" | "center" | "end";
  side?: "top" | "bottom";
  open?: boolean | undefined;
  onOpenChange?: (open: boolean) => void;
  /** Called when it closes; preventDefault keeps the focus from going back to the trigger. */
  onCloseAutoFocus?: (event: Event) => void;
  children: ReactNode;
}

/**
 * A small panel beside a button, for details and little forms. Esc or a click elsewhere closes it. What places it and holds the
 * focus is fetched when a hand comes near the button.
 */
export function Popover(props: PopoverProps) {
  const { trigger, open, onOpenChange } = props;
  const [isNeeded, setNeeded] = useState(false);
  if (open === true && !isNeeded) setNeeded(true);
  if (!isNeeded)
    return (
      <Slot.Root
        aria-haspopup="dialog"
        aria-expanded={false}
        onPointerEnter={PopoverPanel.fetch}
        onFocus={PopoverPanel.fetch}
        onClick={() => {
          setNeeded(true);
          onOpenChange?.(true);
        }}
      >
        {trigger}
      </Slot.Root>
    );
  return (
    <Suspense fallback={trigger}>
      <PopoverPanel {...props} defaultOpen={open === undefined} />
    </Suspense>
  );
}
