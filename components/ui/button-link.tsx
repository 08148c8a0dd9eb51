import type { ComponentProps, ReactNode } from "react";
import styles from "./button.module.css";
import type { ButtonVariant } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { PageLink } from "./page-link.tsx";

export interface ButtonLinkProps extends ComponentProps<typeof PageLink> {
  variant?: ButtonVariant;
  icon?: ReactNode;
}

/** A link that looks like a button: it goes somewhere, it does nothing. */
export function ButtonLink({ variant = "secondary", icon, className, children, ...rest }: ButtonLinkProps) {
  return (
    <PageLink {...rest} className={classNames(styles.button, styles[variant], className)}>
      {icon !== undefined && <span className={styles.icon}>{icon}</span>}
      <span className={styles.text}>{children}</span>
    </PageLink>
  );
}
