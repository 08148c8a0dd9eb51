"use client";

import { AlignCenter, AlignLeft, AlignRight, Maximize, MessageSquareText, Trash2 } from "lucide-react";
import { Popover as Primitive } from "radix-ui";
import { type SubmitEvent, useEffect, useMemo, useRef, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { Toolbar, ToolbarItem, ToolbarSeparator } from "#components/ui/toolbar.tsx";
import { startUndoStep } from "#lib/editor/binding/transaction-meta.ts";
import { type PictureAlign, pictureAligns } from "#lib/editor/nodes/image/spec.ts";
import type { EditorHost } from "../editor-host.ts";
import styles from "./picture-bar.module.css";

export interface SelectedPicture {
  /** Negative: none is selected. */
  pos: number;
  src: string;
  alt: string;
  align: PictureAlign;
  size: number | null;
}

const alignIcons = { left: AlignLeft, center: AlignCenter, right: AlignRight };

/** A bar over the selected picture. Enter on the picture leads into it, Esc back. */
export function PictureBar({ host, picture }: { host: EditorHost; picture: SelectedPicture }) {
  const texts = useTexts();
  const [describing, setDescribing] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => host.takePictureKey(() => bar.current?.querySelector("button")?.focus()), [host]);
  const anchor = useMemo(() => ({ current: { getBoundingClientRect: () => selectedRect(host) } }), [host]);

  const set = (name: "align" | "alt" | "size", value: string | null) =>
    host.tell((state, dispatch) => {
      dispatch?.(startUndoStep(state.tr.setNodeAttribute(picture.pos, name, value)));
      return true;
    });

  return (
    <Primitive.Root open>
      <Primitive.Anchor virtualRef={anchor} />
      <Primitive.Portal>
        <Primitive.Content
          ref={bar}
          aria-label={texts("picture.tools")}
          className={styles.bar}
          side="top"
          sideOffset={8}
          collisionPadding={8}
          updatePositionStrategy="always"
          // The caret stays in the text; who wants in presses Enter, or points.
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onEscapeKeyDown={(event) => {
            event.preventDefault();
            host.focus();
          }}
        >
          <Toolbar label={texts("picture.tools")}>
            {pictureAligns.map((align) => {
              const Icon = alignIcons[align];
              return (
                <ToolbarItem key={align}>
                  <IconButton
                    label={texts(`picture.${align}`)}
                    pressed={picture.align === align}
                    onClick={() => set("align", align)}
                  >
                    <Icon aria-hidden="true" />
                  </IconButton>
                </ToolbarItem>
              );
            })}
            <ToolbarItem>
              <IconButton
                label={texts("picture.resetSize")}
                aria-disabled={picture.size === null}
                className={picture.size === null ? styles.useless : undefined}
                onClick={() => set("size", null)}
              >
                <Maximize aria-hidden="true" />
              </IconButton>
            </ToolbarItem>
            <ToolbarSeparator />
            <ToolbarItem>
              <IconButton
                label={texts("picture.alt")}
                pressed={picture.alt !== ""}
                aria-expanded={describing}
                onClick={() => setDescribing(!describing)}
              >
                <MessageSquareText aria-hidden="true" />
              </IconButton>
            </ToolbarItem>
            <ToolbarItem>
              <IconButton
                label={texts("picture.delete")}
                onClick={() =>
                  host.run((state, dispatch) => {
                    dispatch?.(startUndoStep(state.tr.delete(picture.pos, picture.pos + 1)));
                    return true;
                  })
                }
              >
                <Trash2 aria-hidden="true" />
              </IconButton>
            </ToolbarItem>
          </Toolbar>
          {describing && (
            <DescriptionForm
              key={picture.src}
              alt={picture.alt}
              onSave={(alt) => {
                set("alt", alt);
                setDescribing(false);
                host.focus();
              }}
            />
          )}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function DescriptionForm({ alt, onSave }: { alt: string; onSave: (alt: string) => void }) {
  const texts = useTexts();
  const [words, setWords] = useState(alt);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSave(words.trim());
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      <TextField
        ref={field}
        label={texts("picture.altLabel")}
        dir="auto"
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Button type="submit" size="sm" variant="primary">
        {texts("picture.altSave")}
      </Button>
    </form>
  );
}

function selectedRect({ view }: EditorHost): DOMRect {
  const figure = view?.nodeDOM(view.state.selection.from);
  const frame = figure instanceof Element ? figure.querySelector(".picture-frame") : null;
  return frame?.getBoundingClientRect() ?? new DOMRect();
}
