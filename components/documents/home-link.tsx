"use client";

import type { MouseEvent, ReactNode } from "react";
import { type HomeView, homeViewHref } from "./home-view.ts";

interface HomeLinkProps {
  view: HomeView;
  onGo: (view: HomeView) => void;
  isCurrent: boolean;
  className: string | undefined;
  children: ReactNode;
}

/** Leads to another view of this page without asking the server for the page. A new tab is the browser's, as ever. */
export function HomeLink({ view, onGo, isCurrent, className, children }: HomeLinkProps) {
  const click = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onGo(view);
  };
  return (
    <a
      href={homeViewHref(view)}
      aria-current={isCurrent ? "page" : undefined}
      className={className}
      onClick={click}
    >
      {children}
    </a>
  );
}
