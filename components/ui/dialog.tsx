"use client";

import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { classNames } from "./class-names.ts";
import styles from "./dialog.module.css";

/** A toast lies above the dialog: pressing its button is no wish to leave. */
function keepForToasts(event: Event): void {
  if (event.target instanceof Element && event.target.closest("[data-toasts]") !== null)
    event.preventDefault();
}

const typedInto = "input:not([type=radio], [type=checkbox], [readonly]), textarea:not([readonly])";

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Called when it is gone and the focus is back where it was. */
  onClosed?: () => void;
  /** The accessible name, shown as the heading. */
  title: string;
  /** The first line under the heading; read out when the dialog opens. */
  description?: ReactNode;
  /** `sheet` comes in from the right on wide screens; both rise from the bottom on a phone. */
  shape?: "window" | "sheet";
  /** Room for columns. */
  wide?: boolean;
  /** On a phone, room for content that loads after opening, so that the sheet does not grow under the finger. */
  tall?: boolean;
  children: ReactNode;
  footer?: ReactNode;
}

/** A modal dialog: focus stays inside, Esc and a click outside close it, focus goes back to where it was. */
export function Dialog({
  open,
  onOpenChange,
  onClosed,
  title,
  description,
  shape = "window",
  wide = false,
  tall = false,
  children,
  footer,
}: DialogProps) {
  const texts = useTexts();
  // Radix warns when there is no description, unless the attribute is taken off on purpose.
  const undescribed = description === undefined ? { "aria-describedby": undefined } : {};
  const panel = useRef<HTMLDivElement>(null);
  const cameFrom = useRef<Element | null>(null);
  // A form is there to be typed into. Otherwise the panel itself takes the focus: its title and description are read
  // out, and no button looks chosen already.
  const opened = (event: Event) => {
    event.preventDefault();
    cameFrom.current = document.activeElement;
    (panel.current?.querySelector<HTMLElement>(typedInto) ?? panel.current)?.focus();
  };
  // Radix gives the focus back to its own trigger only, and these dialogs are opened from anywhere.
  const closed = (event: Event) => {
    event.preventDefault();
    if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
    onClosed?.();
  };
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={styles.overlay} />
        <Primitive.Content
          {...undescribed}
          ref={panel}
          data-modal=""
          className={classNames(styles.panel, styles[shape], wide && styles.wide, tall && styles.tall)}
          onOpenAutoFocus={opened}
          onCloseAutoFocus={closed}
          onInteractOutside={keepForToasts}
        >
          {/* Not <header> and <footer>: outside a section those are the page's own landmarks. */}
          <div className={styles.header}>
            <Primitive.Title className={styles.title}>{title}</Primitive.Title>
            <Primitive.Close className={styles.close} aria-label={texts("ui.close")}>
              <X aria-hidden="true" />
            </Primitive.Close>
          </div>
          {/* What scrolls and holds no control is scrolled by keys. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className={styles.body} tabIndex={wide ? 0 : undefined}>
            {description !== undefined && (
              <Primitive.Description asChild>
                <div className={styles.description}>{description}</div>
              </Primitive.Description>
            )}
            {children}
          </div>
          {footer !== undefined && <div className={styles.footer}>{footer}</div>}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
