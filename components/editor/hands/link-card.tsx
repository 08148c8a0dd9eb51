"use client";

import { Copy, ExternalLink, Pencil, Unlink } from "lucide-react";
import { TextSelection } from "prosemirror-state";
import { type KeyboardEvent, useCallback } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { unsetLink } from "#lib/editor/commands/link.ts";
import { goWithinPage } from "#lib/editor/plugins/follow-links.ts";
import { safeHref } from "#lib/editor/queries/safe-href.ts";
import type { EditorHost } from "../editor-host.ts";
import { headBottom } from "../outline/head-bottom.ts";
import styles from "./link-card.module.css";
import { useCopy } from "./use-copy.ts";
import { useNearLink } from "./use-near-link.ts";
import { type Placing, usePlaceOnPage } from "./use-place-on-page.ts";

/** Where a link leads, and what can be done with it: for the link under the mouse, or that the caret is in. */
export function LinkCard({ host, editable }: { host: EditorHost; editable: boolean }) {
  const { link, dismiss } = useNearLink(host);
  return link === undefined ? null : (
    <Card key={link.getAttribute("href")} host={host} editable={editable} link={link} dismiss={dismiss} />
  );
}

interface CardProps {
  host: EditorHost;
  editable: boolean;
  link: Element;
  dismiss: () => void;
}

function Card({ host, editable, link, dismiss }: CardProps) {
  const texts = useTexts();
  const copy = useCopy(host);
  const address = link.getAttribute("href") ?? "";
  const href = safeHref(address);
  const placing = useCallback<Placing>(
    ({ offsetWidth, offsetHeight }) => {
      const box = link.isConnected ? link.getClientRects()[0] : undefined;
      if (box === undefined) return undefined;
      const below = box.bottom + 6;
      // On a phone the keyboard and the formatting bar are down there.
      const bottom = window.visualViewport?.height ?? window.innerHeight;
      const fits = below + offsetHeight < bottom - (window.innerWidth <= 640 ? 60 : 40);
      const top = fits ? below : box.top - offsetHeight - 6;
      const left = Math.min(box.left, document.documentElement.clientWidth - offsetWidth - 8);
      return top < headBottom() ? undefined : { left: Math.max(8, left), top };
    },
    [link],
  );
  const place = usePlaceOnPage(host, placing);

  /** Puts the caret into the link, so that what is done is done to it. */
  const enter = (): void => {
    const { view } = host;
    if (view === undefined || !link.isConnected) return;
    const at = view.posAtDOM(link, 0);
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, at)));
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    dismiss();
    host.focus();
  };
  return (
    // Esc leads back to the text from each of its controls.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- as said above.
    <div
      ref={place}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a <fieldset> is for forms
      role="group"
      aria-label={texts("linkCard.name")}
      className={styles.card}
      data-beside-text=""
      data-link-card=""
      onKeyDown={keyDown}
    >
      {href === undefined ? (
        <span className={styles.unsafe}>{texts("linkCard.unsafe")}</span>
      ) : (
        <>
          <span className={styles.address} dir="ltr" title={href}>
            {href.replace(/^https?:\/\//, "")}
          </span>
          <a
            href={href}
            target="_blank"
            rel="noopener noreferrer nofollow"
            className={styles.open}
            onClick={(event) => {
              if (goWithinPage(href)) event.preventDefault();
            }}
          >
            <ExternalLink aria-hidden="true" />
            {texts("linkCard.open")}
          </a>
          <IconButton size="sm" label={texts("linkCard.copy")} onClick={() => void copy(href)}>
            <Copy aria-hidden="true" />
          </IconButton>
        </>
      )}
      {editable && (
        <>
          <IconButton
            size="sm"
            label={texts("linkCard.edit")}
            onClick={() => {
              enter();
              dismiss();
              host.wish("link");
            }}
          >
            <Pencil aria-hidden="true" />
          </IconButton>
          <IconButton
            size="sm"
            label={texts("linkCard.remove")}
            onClick={() => {
              enter();
              dismiss();
              host.run(unsetLink);
            }}
          >
            <Unlink aria-hidden="true" />
          </IconButton>
        </>
      )}
    </div>
  );
}
