"use client";

import { Popover as Primitive } from "radix-ui";
import styles from "./popover.module.css";
import type { PopoverProps } from "./popover.tsx";
import { popupHome } from "./popup-home.ts";

/** The popover itself (popover.tsx). `defaultOpen` where nobody outside holds whether it is open. */
export function PopoverPanel({
  trigger,
  label,
  align = "start",
  side,
  open,
  defaultOpen,
  onOpenChange,
  onCloseAutoFocus,
  children,
}: PopoverProps & { defaultOpen: boolean }) {
  const control = {
    ...(open === undefined ? { defaultOpen } : { open }),
    ...(onOpenChange === undefined ? {} : { onOpenChange }),
  };
  return (
    <Primitive.Root {...control}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal container={popupHome()}>
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
