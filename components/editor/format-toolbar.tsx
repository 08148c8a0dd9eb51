"use client";

import { GripVertical } from "lucide-react";
import type { EditorState } from "prosemirror-state";
import { useMemo } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Toolbar, ToolbarItem, ToolbarSeparator } from "#components/ui/toolbar.tsx";
import type { DocumentFormat } from "#lib/collab/document-format.ts";
import type { Binding } from "#lib/editor/binding/binding.ts";
import { shortcuts } from "#lib/editor/keymap.ts";
import { BlockTypeSelect } from "./block-type-select.tsx";
import { AddCommentButton } from "./comments/comments-button.tsx";
import type { EditorHost } from "./editor-host.ts";
import { blockControls, type FormatControl, historyControls, markControls } from "./format-controls.ts";
import styles from "./format-toolbar.module.css";
import { InsertControl } from "./insert/insert-control.tsx";
import { MathControl } from "./insert/math-control.tsx";
import { LinkControl } from "./link-control.tsx";
import { ColorControl } from "./look/color-control.tsx";
import { MoreFormatting } from "./look/more-formatting.tsx";
import { ImageControl } from "./pictures/image-control.tsx";
import { shortcutText } from "./shortcut-text.ts";
import { TableControls } from "./table/table-controls.tsx";
import { useEditorAfterPaint } from "./use-editor.ts";
import { useIsMac } from "./use-is-mac.ts";
import { useKeyboardInset } from "./use-keyboard-inset.ts";

interface FormatToolbarProps {
  host: EditorHost;
  documentId: string;
  format: DocumentFormat;
  /** Undefined while it is fetched. */
  binding: Binding | undefined;
  /** While nothing can be typed: the bar stays where it is, and does nothing. */
  disabled: boolean;
  /** Comments can be written, also where the text cannot. */
  mayComment: boolean;
}

/** Everything that changes how the text looks. On a phone it stands above the keyboard. */
export function FormatToolbar(props: FormatToolbarProps) {
  const { host, documentId, format, binding, disabled, mayComment } = props;
  useKeyboardInset(host);
  const texts = useTexts();
  const isMac = useIsMac();
  const table = useMemo(() => shortcuts(binding ?? notYet), [binding]);
  const select = useMemo(() => selectorOf(table), [table]);
  const states = useEditorAfterPaint(host, select, nothingKnown);

  const button = ({ label, Icon, isActive, command }: FormatControl) => {
    const shortcut = table.find((candidate) => candidate.label === label);
    if (shortcut === undefined) throw new Error(`No shortcut is called ${label}`);
    const isUseless = states[label] === "useless";
    return (
      <ToolbarItem key={label}>
        <IconButton
          label={texts(label)}
          shortcut={shortcutText(shortcut.keys[0], isMac, texts.language)}
          pressed={isActive === undefined ? undefined : states[label] === "on"}
          // Not `disabled`: that would take the focus away from whoever just pressed it.
          aria-disabled={disabled || isUseless}
          className={disabled || isUseless ? styles.useless : undefined}
          onClick={() => {
            if (!disabled) host.run(command ?? shortcut.command);
          }}
        >
          <Icon aria-hidden="true" />
        </IconButton>
      </ToolbarItem>
    );
  };

  return (
    // A press must leave the caret, and on a phone the keyboard, where it is.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it only keeps the focus in the text.
    <div
      className={styles.place}
      data-format-bar=""
      onMouseDown={(event) => {
        if (event.target instanceof Element && event.target.closest("button") !== null)
          event.preventDefault();
      }}
    >
      <Toolbar label={texts("format.toolbar")}>
        <ToolbarItem>
          <BlockTypeSelect host={host} />
        </ToolbarItem>
        <ToolbarSeparator />
        {markControls.map(button)}
        <LinkControl
          host={host}
          shortcut={shortcutText("Mod-k", isMac, texts.language)}
          disabled={disabled}
        />
        <ColorControl host={host} disabled={disabled} />
        <MoreFormatting host={host} disabled={disabled} />
        {blockControls.map((group) => [
          <ToolbarSeparator key={`before ${group[0]?.label}`} />,
          ...group.map(button),
        ])}
        {format === "text" && <TableControls host={host} disabled={disabled} />}
        <ImageControl host={host} documentId={documentId} disabled={disabled} />
        {format === "text" && <MathControl host={host} disabled={disabled} />}
        <InsertControl host={host} disabled={disabled} />
        <ToolbarItem>
          <IconButton
            label={texts("block.menu")}
            aria-haspopup="menu"
            aria-disabled={disabled}
            // A mouse finds the handle beside the block.
            className={styles.touch}
            onClick={() => {
              if (!disabled) host.wish("block");
            }}
          >
            <GripVertical aria-hidden="true" />
          </IconButton>
        </ToolbarItem>
        <ToolbarItem>
          <AddCommentButton
            host={host}
            disabled={!mayComment}
            className={mayComment ? undefined : styles.useless}
          />
        </ToolbarItem>
        <ToolbarSeparator />
        {historyControls.map(button)}
      </Toolbar>
    </div>
  );
}

const notYet: Pick<Binding, "undo" | "redo"> = { undo: () => false, redo: () => false };

type ControlStates = Record<string, "on" | "off" | "useless">;
const nothingKnown: ControlStates = {};
const controls = [...markControls, ...blockControls.flat(), ...historyControls];

/** Each button's state by its label. Only buttons that are no switches ask whether they would do anything. */
function selectorOf(table: ReturnType<typeof shortcuts>): (state: EditorState) => ControlStates {
  return (state) =>
    Object.fromEntries(
      controls.map(({ label, isActive, command: own }) => {
        if (isActive !== undefined) return [label, isActive(state) ? "on" : "off"];
        const command = own ?? table.find((candidate) => candidate.label === label)?.command;
        return [label, command?.(state) === true ? "off" : "useless"];
      }),
    );
}
