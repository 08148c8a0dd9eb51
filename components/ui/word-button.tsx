"use client";

import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";
import styles from "./word-button.module.css";

interface WordButtonProps extends ComponentProps<"button"> {
  size?: "md" | "sm";
}

/** A quiet word that opens more: a menu, a panel, or what is folded away below it. */
export function WordButton({ size = "md", className, children, ...rest }: WordButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      className={classNames(styles.button, size === "sm" && styles.small, className)}
    >
      {children}
      <ChevronDown aria-hidden="true" />
    </button>
  );
}
