"use client";

import type { ReactNode } from "react";
import buttons from "./icon-button.module.css";
import { PageLink } from "./page-link.tsx";

interface IconLinkProps {
  /** The accessible name. */
  label: string;
  href: string;
  /** The icon. */
  children: ReactNode;
}

/** A link that shows only an icon, as large as an IconButton. */
export function IconLink({ label, href, children }: IconLinkProps) {
  return (
    <PageLink href={href} className={buttons.button} aria-label={label}>
      {children}
    </PageLink>
  );
}
