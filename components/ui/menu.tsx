"use client";

import { Check } from "lucide-react";
import { DropdownMenu as Primitive } from "radix-ui";
import { type ReactNode, useState } from "react";
import { classNames } from "./class-names.ts";
import styles from "./menu.module.css";
import { popupHome } from "./popup-home.ts";

export interface MenuProps {
  /** The button that opens it: one element that takes a ref. */
  trigger: ReactNode;
  align?: "start" | "center" | "end";
  side?: "top" | "bottom";
  /** Opens as it appears: for a menu that is fetched when its button is pressed. */
  defaultOpen?: boolean;
  /** Where somebody else holds whether it is open. */
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Called when the menu closes; preventDefault keeps the focus from going back to the trigger. */
  onCloseAutoFocus?: (event: Event) => void;
  children: ReactNode;
}

/** A menu under a button. Not modal: opening it neither locks the scroll nor moves the page. */
export function Menu({
  trigger,
  align = "end",
  side = "bottom",
  defaultOpen = false,
  open,
  onOpenChange,
  onCloseAutoFocus,
  children,
}: MenuProps) {
  // Found when it opens, and the same until it closes: a panel that changes its place loses the focus.
  const [home, setHome] = useState(() => (defaultOpen || open !== undefined ? popupHome() : undefined));
  return (
    <Primitive.Root
      modal={false}
      {...(open === undefined ? { defaultOpen } : { open })}
      onOpenChange={(next) => {
        if (next) setHome(popupHome());
        onOpenChange?.(next);
      }}
    >
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal container={home}>
        <Primitive.Content
          className={styles.menu}
          // What may scroll is within reach of the keys.
          tabIndex={0}
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          onCloseAutoFocus={onCloseAutoFocus}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

export interface MenuItemProps {
  icon?: ReactNode;
  shortcut?: string;
  danger?: boolean;
  disabled?: boolean;
  /** For a switch: on or off, told to assistive technology. The picture of it is the icon's. */
  checked?: boolean;
  onSelect: () => void;
  children: ReactNode;
}

/** One action of a menu. */
export function MenuItem({ icon, shortcut, danger, disabled, checked, onSelect, children }: MenuItemProps) {
  return (
    <Primitive.Item
      {...(checked !== undefined && { role: "menuitemcheckbox", "aria-checked": checked })}
      className={classNames(styles.item, danger === true && styles.danger)}
      disabled={disabled ?? false}
      onSelect={onSelect}
    >
      <span className={styles.icon}>{icon}</span>
      <span className={styles.text}>{children}</span>
      {shortcut !== undefined && (
        <kbd aria-hidden="true" className={styles.shortcut}>
          {shortcut}
        </kbd>
      )}
    </Primitive.Item>
  );
}

/** A thin line between groups of items. */
export function MenuSeparator() {
  return <Primitive.Separator className={styles.separator} />;
}

/** A quiet heading over a group of items. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return <Primitive.Label className={styles.label}>{children}</Primitive.Label>;
}

export interface MenuChoiceProps<Value extends string> {
  /** Names the group, and is shown above it. */
  label: string;
  value: Value;
  options: readonly { value: Value; label: string; icon?: ReactNode }[];
  onChange: (value: Value) => void;
}

/** One choice among several, inside a menu. */
export function MenuChoice<Value extends string>({
  label,
  value,
  options,
  onChange,
}: MenuChoiceProps<Value>) {
  const choose = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option !== undefined) onChange(option.value);
  };
  return (
    <Primitive.RadioGroup value={value} onValueChange={choose} aria-label={label}>
      <Primitive.Label className={styles.label}>{label}</Primitive.Label>
      {options.map((option) => (
        <Primitive.RadioItem key={option.value} value={option.value} className={styles.item}>
          <span className={styles.icon}>{option.icon}</span>
          <span className={styles.text}>{option.label}</span>
          <Primitive.ItemIndicator className={styles.mark}>
            <Check aria-hidden="true" />
          </Primitive.ItemIndicator>
        </Primitive.RadioItem>
      ))}
    </Primitive.RadioGroup>
  );
}
