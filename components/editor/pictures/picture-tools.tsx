"use client";

import { type EditorState, NodeSelection } from "prosemirror-state";
import { Suspense } from "react";
import { fetched } from "#components/ui/fetched.ts";
import { readPicture } from "#lib/editor/nodes/image/spec.ts";
import type { EditorHost } from "../editor-host.ts";
import { useEditor } from "../use-editor.ts";
import type { SelectedPicture } from "./picture-bar.tsx";

const PictureBar = fetched(async () => ({ default: (await import("./picture-bar.tsx")).PictureBar }));

/** What can be done with the picture that is selected; fetched when the first one is. */
export function PictureTools({ host }: { host: EditorHost }) {
  const picture = useEditor(host, selectedPicture, none);
  return <Suspense>{picture.pos >= 0 && <PictureBar host={host} picture={picture} />}</Suspense>;
}

const none: SelectedPicture = { pos: -1, src: "", alt: "", align: "center", size: null };

function selectedPicture({ selection }: EditorState): SelectedPicture {
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== "image") return none;
  const { src, alt, align, size } = readPicture(selection.node);
  return { pos: selection.from, src, alt, align, size };
}
