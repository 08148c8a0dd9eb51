"use client";

import { Popover as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import styles from "./popover.module.css";

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

/** A small panel beside a button, for details and little forms. Esc or a click elsewhere closes it. */
export function Popover({
  trigger,
  label,
  align = "start",
  side,
  open,
  onOpenChange,
  onCloseAutoFocus,
  children,
}: PopoverProps) {
  const control = {
    ...(open === undefined ? {} : { open }),
    ...(onOpenChange === undefined ? {} : { onOpenChange }),
  };
  return (
    <Primitive.Root {...control}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          aria-label={label}
          className={styles.panel}
          align={align}
          side={side ?? "bottom"}
          sideOffset={6}
          collisionPadding={8}
          {...(onCloseAutoFocus !== undefined && { onCloseAutoFocus })}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
