"use client";

import { Link2, MessageSquarePlus } from "lucide-react";
import type { EditorState } from "prosemirror-state";
import { type KeyboardEvent, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Toolbar, ToolbarItem, ToolbarSeparator } from "#components/ui/toolbar.tsx";
import { toggleMarkByName } from "#lib/editor/commands/toggle-mark.ts";
import { BlockTypeSelect } from "../block-type-select.tsx";
import type { EditorHost } from "../editor-host.ts";
import { markControls } from "../format-controls.ts";
import { ColorControl } from "../look/color-control.tsx";
import { SuggestButton } from "../suggesting/suggest-button.tsx";
import { useEditor } from "../use-editor.ts";
import styles from "./bubble-bar.module.css";
import { besideSelection } from "./place-bubble.ts";
import { useBubble } from "./use-bubble.ts";
import { usePlaceOnPage } from "./use-place-on-page.ts";

const marks: Readonly<Record<string, Parameters<typeof toggleMarkByName>[0]>> = {
  "format.bold": "strong",
  "format.italic": "em",
  "format.underline": "underline",
  "format.strike": "strike",
  "format.code": "code",
};

/** The bar over selected text. Its switches are checkboxes: "Bold" as a button is the formatting bar's alone (product.md). */
export function BubbleBar({ host }: { host: EditorHost }) {
  const { isShown, hold, dismiss } = useBubble(host);
  return isShown ? <Bar host={host} hold={hold} dismiss={dismiss} /> : null;
}

function Bar({
  host,
  hold,
  dismiss,
}: {
  host: EditorHost;
  hold: (isHeld: boolean) => void;
  dismiss: () => void;
}) {
  const texts = useTexts();
  const states = useEditor(host, statesOf, {});
  const [placing] = useState(() => besideSelection(host));
  const place = usePlaceOnPage(host, placing);
  const keyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    dismiss();
    host.focus();
  };
  return (
    // A press must leave the selection where it is; Esc leads back from each control.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- as said above.
    <div
      ref={place}
      className={styles.place}
      data-beside-text=""
      data-bubble=""
      onKeyDown={keyDown}
      onMouseDown={(event) => {
        if (event.target instanceof Element && event.target.closest("select") === null)
          event.preventDefault();
      }}
    >
      <Toolbar label={texts("bubble.name")}>
        <ToolbarItem>
          <BlockTypeSelect host={host} label={texts("block.turnInto")} />
        </ToolbarItem>
        <ToolbarSeparator />
        {markControls.flatMap(({ label, Icon }) => {
          const name = marks[label];
          return name === undefined
            ? []
            : [
                <ToolbarItem key={label}>
                  <IconButton
                    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a button that is a switch
                    role="checkbox"
                    label={texts(label)}
                    tooltipSide="top"
                    aria-checked={states[label] === true}
                    className={styles.switch}
                    onClick={() => host.run(toggleMarkByName(name))}
                  >
                    <Icon aria-hidden="true" />
                  </IconButton>
                </ToolbarItem>,
              ];
        })}
        <ToolbarItem>
          <IconButton
            label={texts("bubble.address")}
            tooltipSide="top"
            onClick={() => {
              dismiss();
              host.wish("link");
            }}
          >
            <Link2 aria-hidden="true" />
          </IconButton>
        </ToolbarItem>
        <ColorControl host={host} disabled={false} onOpenChange={hold} />
        <ToolbarItem>
          <IconButton
            label={texts("comments.onThis")}
            tooltipSide="top"
            onClick={() => {
              dismiss();
              host.wish("addComment");
            }}
          >
            <MessageSquarePlus aria-hidden="true" />
          </IconButton>
        </ToolbarItem>
        <ToolbarItem>
          <SuggestButton host={host} />
        </ToolbarItem>
      </Toolbar>
    </div>
  );
}

function statesOf(state: EditorState): Record<string, boolean> {
  return Object.fromEntries(markControls.map(({ label, isActive }) => [label, isActive?.(state) === true]));
}
