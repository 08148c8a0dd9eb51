"use client";

import { Tooltip as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import styles from "./tooltip.module.css";

interface TooltipProps {
  label: string;
  /** A keyboard shortcut as people read it, such as "Ctrl B". */
  shortcut?: string | undefined;
  side?: "top" | "bottom" | "left" | "right";
  /** One element that takes a ref: the thing explained. */
  children: ReactNode;
}

/** Says what a control does, on hover and keyboard focus. Never the only place where something is said. */
export function Tooltip({ label, shortcut, side = "bottom", children }: TooltipProps) {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content className={styles.tip} side={side} sideOffset={6} collisionPadding={8}>
          {label}
          {shortcut !== undefined && <kbd className={styles.shortcut}>{shortcut}</kbd>}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
