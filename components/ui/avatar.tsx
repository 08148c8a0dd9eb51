import styles from "./avatar.module.css";
import { classNames } from "./class-names.ts";
import { initialsOf } from "./initials.ts";

export interface AvatarProps {
  name: string;
  /** `#rrggbb`, dark enough for white letters. */
  color: string;
  size?: "sm" | "md";
  /** Hides it from assistive technology where the name stands beside it. */
  decorative?: boolean;
}

/** A person as a coloured disc with initials. */
export function Avatar({ name, color, size = "md", decorative = false }: AvatarProps) {
  const accessible = decorative ? { "aria-hidden": true } : { role: "img", "aria-label": name };
  return (
    <span
      {...accessible}
      className={classNames(styles.avatar, size === "sm" && styles.small)}
      style={{ backgroundColor: color }}
    >
      {initialsOf(name)}
    </span>
  );
}
