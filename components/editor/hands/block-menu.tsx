"use client";

import {
  ArrowDown,
  ArrowUp,
  Copy,
  FoldVertical,
  Link2,
  MessageSquarePlus,
  Repeat,
  Trash2,
  UnfoldVertical,
} from "lucide-react";
import type { Command, EditorState } from "prosemirror-state";
import type { ReactNode } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Menu, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import { MenuSub } from "#components/ui/menu-sub.tsx";
import { blockActions } from "#lib/editor/actions/block-actions.ts";
import {
  deleteBlocks,
  duplicateBlocks,
  enterBlocks,
  standOnBlocks,
} from "#lib/editor/commands/block-range.ts";
import { moveDown, moveUp } from "#lib/editor/commands/move-block.ts";
import { toggleFold } from "#lib/editor/fold/fold-commands.ts";
import { foldsIn } from "#lib/editor/fold/folds.ts";
import { moveFolded } from "#lib/editor/fold/move-folded.ts";
import { sectionAt } from "#lib/editor/fold/sections.ts";
import { markedIn } from "#lib/editor/plugins/marked-blocks.ts";
import type { BlockRange } from "#lib/editor/queries/block-range.ts";
import { selectedRow, toRange } from "#lib/editor/queries/block-range.ts";
import { actionIcons } from "../action-icons.ts";
import { shortcutText } from "../shortcut-text.ts";
import { useIsMac } from "../use-is-mac.ts";
import type { HandsProps } from "./hands-place.tsx";
import { useCopy } from "./use-copy.ts";

interface BlockMenuProps extends HandsProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  trigger: ReactNode;
}

/** What can be done with the blocks that layer `hand` marks. Who only reads can fold, and take a link along; who may, comments. */
export function BlockMenu(props: BlockMenuProps) {
  const { host, open, onOpenChange, trigger } = props;
  return (
    <Menu
      open={open}
      onOpenChange={onOpenChange}
      align="start"
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        if (document.activeElement === document.body) host.focus();
      }}
      trigger={trigger}
    >
      {open && <Items {...props} />}
    </Menu>
  );
}

function Items({ host, binding, documentId, editable, mayComment }: BlockMenuProps) {
  const texts = useTexts();
  const isMac = useIsMac();
  const copy = useCopy(host);
  const { state } = host;
  const held = state && markedIn(state, "hand");
  if (state === undefined || held === undefined) return null;
  const { from } = held;
  const name = binding.blockName(state, from);
  const isFolded = foldsIn(state)?.heads.includes(from) === true;
  const keys = (spelled: string) => shortcutText(spelled, isMac, texts.language);
  /** The blocks may have been moved by others since the menu opened. */
  const withBlocks = (act: (range: BlockRange) => void) => () => {
    const now = host.state && markedIn(host.state, "hand");
    if (now !== undefined) act(now);
  };
  const onOwn = (command: Command) =>
    withBlocks((range) => {
      if (host.state === undefined) return;
      host.run(enterBlocks(ownOf(host.state, range)));
      host.run(command);
    });
  return (
    <>
      {editable && state.doc.nodeAt(from)?.isTextblock === true && (
        <MenuSub icon={<Repeat aria-hidden="true" />} label={texts("block.turnInto")}>
          {blockActions.map(({ id, label, command }) => {
            const Icon = actionIcons[id];
            return (
              <MenuItem key={id} icon={Icon && <Icon aria-hidden="true" />} onSelect={onOwn(command)}>
                {texts(label)}
              </MenuItem>
            );
          })}
        </MenuSub>
      )}
      {editable && (
        <>
          <MenuItem
            icon={<Copy aria-hidden="true" />}
            onSelect={withBlocks((range) => host.run(duplicateBlocks(range)))}
          >
            {texts("block.duplicate")}
          </MenuItem>
          <MenuItem
            icon={<ArrowUp aria-hidden="true" />}
            shortcut={keys("Alt-Shift-ArrowUp")}
            onSelect={onOwn(either(moveFolded(-1), moveUp))}
          >
            {texts("block.moveUp")}
          </MenuItem>
          <MenuItem
            icon={<ArrowDown aria-hidden="true" />}
            shortcut={keys("Alt-Shift-ArrowDown")}
            onSelect={onOwn(either(moveFolded(1), moveDown))}
          >
            {texts("block.moveDown")}
          </MenuItem>
          <MenuSeparator />
        </>
      )}
      {mayComment && (
        <MenuItem
          icon={<MessageSquarePlus aria-hidden="true" />}
          shortcut={keys("Mod-Alt-m")}
          onSelect={withBlocks((range) => {
            if (host.state === undefined) return;
            host.tell(standOnBlocks(ownOf(host.state, range)));
            // The menu gives the focus back when it closes; the box takes it then.
            setTimeout(() => host.wish("addComment"));
          })}
        >
          {texts("comments.onThis")}
        </MenuItem>
      )}
      <MenuItem
        icon={<Link2 aria-hidden="true" />}
        disabled={name === undefined}
        onSelect={() => void copy(`${window.location.origin}/d/${documentId}#b-${name}`)}
      >
        {texts("block.copyLink")}
      </MenuItem>
      {sectionAt(state.doc, from) !== undefined && (
        <MenuItem
          icon={isFolded ? <UnfoldVertical aria-hidden="true" /> : <FoldVertical aria-hidden="true" />}
          shortcut={keys("Mod-Enter")}
          onSelect={withBlocks((range) => host.tell(toggleFold(range.from)))}
        >
          {texts(isFolded ? "fold.open" : "fold.fold")}
        </MenuItem>
      )}
      {editable && (
        <>
          <MenuSeparator />
          <MenuItem
            danger
            icon={<Trash2 aria-hidden="true" />}
            onSelect={withBlocks((range) => host.run(deleteBlocks(range)))}
          >
            {texts("block.delete")}
          </MenuItem>
        </>
      )}
    </>
  );
}

/** All of them where several are selected; else the block itself, without what only goes along with it. */
function ownOf(state: EditorState, range: BlockRange): BlockRange {
  const row = selectedRow(state);
  if (row !== undefined && row.last > row.first && toRange(row).from === range.from) {
    const { parent, start, first, last } = row;
    return toRange({ parent, start, first, last });
  }
  return { from: range.from, to: range.from + (state.doc.nodeAt(range.from)?.nodeSize ?? 0) };
}

function either(first: Command, second: Command): Command {
  return (state, dispatch, view) => first(state, dispatch, view) || second(state, dispatch, view);
}
