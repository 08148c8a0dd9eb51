"use client";

import { AtSign, type LucideIcon, Smile } from "lucide-react";
import type { EditorState } from "prosemirror-state";
import type { ReactNode } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import { blockActions } from "#lib/editor/actions/block-actions.ts";
import type { EditorAction } from "#lib/editor/actions/editor-action.ts";
import { insertActions } from "#lib/editor/actions/insert-actions.ts";
import { insertSign } from "#lib/editor/commands/insert-text.ts";
import { actionIcons } from "../action-icons.ts";
import type { EditorHost } from "../editor-host.ts";
import { EditorMenu } from "../editor-menu.tsx";
import { useEditor } from "../use-editor.ts";

type Item = Pick<EditorAction, "id" | "label" | "command">;

/** Lists that a sign in the text opens: the sign is written, and the list stands at the caret. */
const signs: readonly Item[] = [
  { id: "mention", label: "completion.mention", command: insertSign("@") },
  { id: "emoji", label: "completion.emoji", command: insertSign(":") },
];
const signIcons: Readonly<Record<string, LucideIcon>> = { mention: AtSign, emoji: Smile };
/** What the block becomes stands in "Block type" and the buttons, all but this one. */
const callout = blockActions.filter(({ id }) => id === "callout");
const groups: readonly (readonly Item[])[] = [insertActions, callout, signs];

/** The menu behind "Insert". It opens as it appears. */
export function InsertMenu({ host, trigger }: { host: EditorHost; trigger: ReactNode }) {
  return (
    <EditorMenu host={host} align="start" defaultOpen trigger={trigger}>
      <Items host={host} />
    </EditorMenu>
  );
}

function Items({ host }: { host: EditorHost }) {
  const texts = useTexts();
  const possible = useEditor(host, possibleIn, {});
  return groups
    .map((group) => group.filter(({ id }) => possible[id] === true))
    .filter(({ length }) => length > 0)
    .map((group, index) => [
      index > 0 && <MenuSeparator key={`before ${group[0]?.id}`} />,
      ...group.map(({ id, label, command }) => {
        const Icon = actionIcons[id] ?? signIcons[id];
        return (
          <MenuItem
            key={id}
            icon={Icon === undefined ? undefined : <Icon aria-hidden="true" />}
            onSelect={() => host.run(command)}
          >
            {texts(label)}
          </MenuItem>
        );
      }),
    ]);
}

function possibleIn(state: EditorState): Record<string, boolean> {
  return Object.fromEntries(groups.flat().map(({ id, command }) => [id, command(state)]));
}
