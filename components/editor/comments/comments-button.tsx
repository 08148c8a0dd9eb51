"use client";

import { MessageSquare, MessageSquarePlus } from "lucide-react";
import { type ComponentProps, useId } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { CountBadge } from "#components/ui/count-badge.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { EditorHost } from "../editor-host.ts";
import { shortcutText } from "../shortcut-text.ts";
import { useIsMac } from "../use-is-mac.ts";

export interface CommentsShown {
  /** Threads that are open. */
  count: number;
  isOpen: boolean;
  /** One's own suggestions that the server does not have: all, those tried in vain, and whether they outlive this page. */
  waiting?: { all: number; unsent: number; isKept: boolean };
}

/** The button "Comments" over a document. */
export function CommentsButton({ host, shown }: { host: EditorHost; shown: CommentsShown }) {
  const texts = useTexts();
  const countId = useId();
  return (
    <CountBadge
      count={shown.count}
      meaning={texts("comments.openCount", { count: shown.count })}
      meaningId={countId}
    >
      <IconButton
        label={texts("comments.name")}
        aria-expanded={shown.isOpen}
        {...(shown.count > 0 && { "aria-describedby": countId })}
        onClick={() => host.wish("comments")}
      >
        <MessageSquare aria-hidden="true" />
      </IconButton>
    </CountBadge>
  );
}

interface AddCommentButtonProps extends ComponentProps<"button"> {
  host: EditorHost;
}

/** The button that begins a comment on what is selected. Takes what a toolbar gives its stops: a ref, and what keys do. */
export function AddCommentButton({ host, disabled = false, onMouseDown, ...rest }: AddCommentButtonProps) {
  const texts = useTexts();
  const isMac = useIsMac();
  return (
    <IconButton
      {...rest}
      label={texts("comments.add")}
      shortcut={shortcutText("Mod-Alt-m", isMac, texts.language)}
      aria-disabled={disabled}
      onMouseDown={(event) => {
        onMouseDown?.(event);
        // The press must leave the selection where it is.
        event.preventDefault();
      }}
      onClick={() => {
        if (!disabled) host.wish("addComment");
      }}
    >
      <MessageSquarePlus aria-hidden="true" />
    </IconButton>
  );
}
