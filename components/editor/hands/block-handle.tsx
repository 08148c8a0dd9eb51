"use client";

import { ChevronDown, ChevronRight, GripVertical } from "lucide-react";
import { type EditorState, NodeSelection } from "prosemirror-state";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { toggleFold } from "#lib/editor/fold/fold-commands.ts";
import { foldsIn } from "#lib/editor/fold/folds.ts";
import { rangeWithFolded } from "#lib/editor/fold/move-folded.ts";
import { sectionAt } from "#lib/editor/fold/sections.ts";
import { drawLayer } from "#lib/editor/plugins/late-decorations.ts";
import { MarkedBlocks, markedIn } from "#lib/editor/plugins/marked-blocks.ts";
import { useEditor } from "../use-editor.ts";
import { type DropPlace, firstLine } from "./block-geometry.ts";
import styles from "./block-handle.module.css";
import { BlockMenu } from "./block-menu.tsx";
import { dragBlocks } from "./drag-blocks.ts";
import type { HandsProps } from "./hands-place.tsx";
import { useHoveredBlock } from "./use-hovered-block.ts";
import { type Placing, usePlaceOnPage } from "./use-place-on-page.ts";

const noHold = { from: -1 };

/**
 * Beside the block under the mouse: drags it, opens its menu, folds the section of a heading. The menu also opens for the block of
 * the caret, by key and from the toolbar (`host.wish("block")`).
 */
export function BlockHandle(props: HandsProps & { menuOpening: number }) {
  const { host, editable, menuOpening } = props;
  const texts = useTexts();
  const line = useRef<HTMLDivElement>(null);
  const [hold, setHold] = useState<"none" | "drag" | "menu">("none");
  const held = useEditor(host, heldIn, noHold).from;
  const hovered = useHoveredBlock(host, hold !== "none");
  const pos = hold !== "none" && held >= 0 ? held : hold === "none" ? hovered : undefined;
  const isOpen = hold === "menu" && held >= 0;

  const placing = useCallback<Placing>(
    (element) => {
      const dom = pos === undefined ? null : host.view?.nodeDOM(pos);
      if (!(dom instanceof HTMLElement) || host.view === undefined) return undefined;
      return {
        left: host.view.dom.getBoundingClientRect().left - element.offsetWidth - 2,
        top: firstLine(dom) - element.offsetHeight / 2,
      };
    },
    [host, pos],
  );
  const place = usePlaceOnPage(host, placing);

  const take = useCallback(
    (at: number, className: string): void => {
      const range = host.state && rangeWithFolded(host.state, at);
      if (range !== undefined)
        host.tell(drawLayer("hand", new MarkedBlocks(range.from, range.to, className)));
    },
    [host],
  );
  const openMenu = useCallback(
    (at: number): void => {
      take(at, "block-chosen");
      setHold("menu");
    },
    [take],
  );
  const opened = useRef(0);
  useEffect(() => {
    const at = host.state && blockOfCaret(host.state);
    if (menuOpening === opened.current) return;
    opened.current = menuOpening;
    if (at !== undefined) queueMicrotask(() => openMenu(at));
  }, [host, menuOpening, openMenu]);

  const drag = (event: PointerEvent): void => {
    if (hovered === undefined || event.button !== 0) return;
    const at = hovered;
    dragBlocks(host, event, {
      begin: () => {
        if (!editable) return;
        take(at, "block-lifted");
        setHold("drag");
      },
      show: (drop) => showLine(line.current, drop),
      end: (wasDragged) => {
        if (wasDragged) setHold("none");
        else openMenu(at);
      },
    });
  };
  const { isFolded, isFoldable } = foldAt(props, pos);

  return (
    <>
      <div ref={place} className={styles.place} data-hands="">
        {isFoldable && (
          <button
            type="button"
            tabIndex={-1}
            className={styles.chevron}
            aria-label={texts(isFolded ? "fold.open" : "fold.fold")}
            aria-expanded={!isFolded}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              if (pos !== undefined) host.tell(toggleFold(pos));
            }}
          >
            {isFolded ? <ChevronRight aria-hidden="true" /> : <ChevronDown aria-hidden="true" />}
          </button>
        )}
        <BlockMenu
          {...props}
          open={isOpen}
          onOpenChange={(open) => {
            if (open && hovered !== undefined) openMenu(hovered);
            if (open) return;
            setHold("none");
            host.tell(drawLayer("hand", undefined));
          }}
          trigger={
            <button
              type="button"
              tabIndex={-1}
              className={styles.handle}
              aria-label={texts("block.handle")}
              title={texts("block.handle")}
              // Not the menu's own way, which opens with the press: the press may become a drag.
              onPointerDown={(event) => {
                event.preventDefault();
                drag(event.nativeEvent);
              }}
              onMouseDown={(event) => event.preventDefault()}
            >
              <GripVertical aria-hidden="true" />
            </button>
          }
        />
      </div>
      <div ref={line} className={styles.line} data-drop-line="" hidden />
    </>
  );
}

function heldIn(state: EditorState): { from: number } {
  return { from: markedIn(state, "hand")?.from ?? -1 };
}

function blockOfCaret({ selection }: EditorState): number | undefined {
  const { $from } = selection;
  if (selection instanceof NodeSelection && selection.node.isBlock) return selection.from;
  for (let { depth } = $from; depth > 0; depth -= 1)
    if ($from.node(depth).isTextblock) return $from.before(depth);
  return undefined;
}

function foldAt({ host }: HandsProps, pos: number | undefined): { isFolded: boolean; isFoldable: boolean } {
  const { state } = host;
  if (state === undefined || pos === undefined) return { isFolded: false, isFoldable: false };
  return {
    isFolded: foldsIn(state)?.heads.includes(pos) === true,
    isFoldable: sectionAt(state.doc, pos) !== undefined,
  };
}

function showLine(line: HTMLElement | null, place: DropPlace | undefined): void {
  const page = line?.closest("main")?.getBoundingClientRect();
  if (line === null || page === undefined) return;
  line.hidden = place === undefined;
  if (place !== undefined) line.style.top = `${Math.round(place.y - page.top) - 1}px`;
}
