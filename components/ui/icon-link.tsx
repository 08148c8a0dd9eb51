"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import buttons from "./icon-button.module.css";

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
    <Link href={href} className={buttons.button} aria-label={label}>
      {children}
    </Link>
  );
}
