"use client";

import { Toolbar as Primitive } from "radix-ui";
import type { ComponentProps, ReactElement, ReactNode } from "react";
import styles from "./toolbar.module.css";

/** A row of controls with one Tab stop: the arrow keys move inside it, Home and End go to its ends. */
export function Toolbar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Primitive.Root aria-label={label} className={styles.toolbar}>
      {children}
    </Primitive.Root>
  );
}

/** Makes its child (one element that takes a ref) a stop of the arrow keys. Other props reach the child. */
export function ToolbarItem({ children, ...rest }: ComponentProps<"button"> & { children: ReactElement }) {
  return (
    <Primitive.Button {...rest} asChild>
      {children}
    </Primitive.Button>
  );
}

/** A thin line between groups. */
export function ToolbarSeparator() {
  return <Primitive.Separator className={styles.separator} />;
}
