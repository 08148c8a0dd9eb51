"use client";

import { useRouter } from "next/navigation";
import type { ComponentProps, MouseEvent } from "react";

export interface PageLinkProps extends ComponentProps<"a"> {
  href: string;
}

/**
 * Leads to another page of ours without loading everything anew. What it leads to is fetched when a hand comes near: next/link
 * does so when the link is seen, which makes every document fetch the home page as well, and weighs 14 kB.
 */
export function PageLink({ href, onClick, children, ...rest }: PageLinkProps) {
  const router = useRouter();
  const fetch = (): void => router.prefetch(href);
  return (
    <a
      {...rest}
      href={href}
      onPointerEnter={fetch}
      onFocus={fetch}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || isForTheBrowser(event)) return;
        event.preventDefault();
        router.push(href);
      }}
    >
      {children}
    </a>
  );
}

/** A new tab, a new window, a download. */
function isForTheBrowser({ button, metaKey, ctrlKey, shiftKey, altKey, currentTarget }: MouseEvent): boolean {
  const target = currentTarget.getAttribute("target") ?? "_self";
  return button !== 0 || metaKey || ctrlKey || shiftKey || altKey || target !== "_self";
}
