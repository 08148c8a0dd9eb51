"use client";

import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";
import styles from "./icon-button.module.css";
import { Tooltip } from "./tooltip.tsx";

export interface IconButtonProps extends ComponentProps<"button"> {
  /** The accessible name; also the tooltip's text. */
  label: string;
  shortcut?: string;
  /** For a switch: on or off. Leave out for a plain button. */
  pressed?: boolean | undefined;
  size?: "md" | "sm";
  tooltipSide?: "top" | "bottom" | "left" | "right";
}

/** A button that shows only an icon (its child) and carries its name for everybody who can't guess it. */
export function IconButton({
  label,
  shortcut,
  pressed,
  size = "md",
  tooltipSide = "bottom",
  className,
  type = "button",
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip label={label} shortcut={shortcut} side={tooltipSide}>
      <button
        {...rest}
        type={type}
        aria-label={label}
        aria-pressed={pressed}
        className={classNames(styles.button, size === "sm" && styles.small, className)}
      />
    </Tooltip>
  );
}
