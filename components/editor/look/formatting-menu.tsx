"use client";

import {
  AlignCenter,
  AlignJustify,
  AlignLeft,
  AlignRight,
  Check,
  type LucideIcon,
  RemoveFormatting,
  Subscript,
  Superscript,
} from "lucide-react";
import type { Command, EditorState } from "prosemirror-state";
import type { ReactNode } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import { setAlign } from "#lib/editor/commands/block-look.ts";
import { clearFormatting, toggleScript } from "#lib/editor/commands/marks.ts";
import { isMarkActive } from "#lib/editor/queries/active-mark.ts";
import { selectedBlocks } from "#lib/editor/queries/selected-blocks.ts";
import type { BlockAlign } from "#lib/editor/schema/block-kinds.ts";
import { schema } from "#lib/editor/schema/schema.ts";
import type { PlainTextKey } from "#lib/texts/catalogue.ts";
import type { EditorHost } from "../editor-host.ts";
import { EditorMenu } from "../editor-menu.tsx";
import { useEditor } from "../use-editor.ts";

interface Item {
  label: PlainTextKey;
  Icon: LucideIcon;
  command: Command;
  isOn?: (state: EditorState) => boolean;
}

const script = (name: "sub" | "sup") => (state: EditorState) => isMarkActive(state, schema.mark(name).type);
const align = (label: PlainTextKey, Icon: LucideIcon, value: BlockAlign): Item => ({
  label,
  Icon,
  command: setAlign(value),
  isOn: (state) => {
    const blocks = selectedBlocks(state);
    return blocks.length > 0 && blocks.every(({ attrs }) => attrs.align === value);
  },
});

const groups: readonly (readonly Item[])[] = [
  [
    { label: "look.superscript", Icon: Superscript, command: toggleScript("sup"), isOn: script("sup") },
    { label: "look.subscript", Icon: Subscript, command: toggleScript("sub"), isOn: script("sub") },
    { label: "look.clear", Icon: RemoveFormatting, command: clearFormatting },
  ],
  [
    align("look.alignStart", AlignLeft, ""),
    align("look.alignCenter", AlignCenter, "center"),
    align("look.alignEnd", AlignRight, "end"),
    align("look.justify", AlignJustify, "justify"),
  ],
];

/** The menu behind "Text style". It opens as it appears. */
export function FormattingMenu({ host, trigger }: { host: EditorHost; trigger: ReactNode }) {
  return (
    <EditorMenu host={host} align="start" defaultOpen trigger={trigger}>
      <Items host={host} />
    </EditorMenu>
  );
}

function Items({ host }: { host: EditorHost }) {
  const texts = useTexts();
  const on = useEditor(host, statesOf, {});
  return groups.map((group, index) => [
    index > 0 && <MenuSeparator key={`before ${group[0]?.label}`} />,
    ...group.map(({ label, Icon, command, isOn }) => (
      <MenuItem
        key={label}
        icon={on[label] === true ? <Check aria-hidden="true" /> : <Icon aria-hidden="true" />}
        {...(isOn !== undefined && { checked: on[label] === true })}
        onSelect={() => host.run(command)}
      >
        {texts(label)}
      </MenuItem>
    )),
  ]);
}

function statesOf(state: EditorState): Record<string, boolean> {
  return Object.fromEntries(groups.flat().map(({ label, isOn }) => [label, isOn?.(state) === true]));
}
