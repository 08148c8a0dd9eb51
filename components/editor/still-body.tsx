"use client";

import type { Node } from "prosemirror-model";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { useLayoutEffect, useRef } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { editingSurface } from "#lib/editor/plugins/editing-surface.ts";
import "./document-surface.css";

/** The text as it was, until the same text arrives again. */
export function StillBody({ content }: { content: Node }) {
  const texts = useTexts();
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (place.current === null) return undefined;
    const state = EditorState.create({ doc: content, plugins: [editingSurface(false, texts)] });
    const view = new EditorView(place.current, { state, attributes: { class: "surface" } });
    return () => view.destroy();
  }, [content, texts]);
  return <div ref={place} />;
}
