"use client";

import { ChevronRight } from "lucide-react";
import { DropdownMenu as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import styles from "./menu.module.css";

/** A menu inside a menu, behind an item that names it. */
export function MenuSub({ icon, label, children }: { icon?: ReactNode; label: string; children: ReactNode }) {
  return (
    <Primitive.Sub>
      <Primitive.SubTrigger className={styles.item}>
        <span className={styles.icon}>{icon}</span>
        <span className={styles.text}>{label}</span>
        <span className={styles.icon}>
          <ChevronRight aria-hidden="true" />
        </span>
      </Primitive.SubTrigger>
      {/* On a phone there is no room beside the menu: it lies over it. */}
      <Primitive.SubContent
        className={styles.menu}
        sideOffset={window.innerWidth <= 640 ? -120 : 4}
        collisionPadding={8}
      >
        {children}
      </Primitive.SubContent>
    </Primitive.Sub>
  );
}
