"use client";

import { keymap } from "prosemirror-keymap";
import type { Command } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { useLayoutEffect, useRef } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { fetchInIdle } from "#components/ui/fetched.ts";
import type { DocumentFormat } from "#lib/collab/document-format.ts";
import type { Binding } from "#lib/editor/binding/binding.ts";
import { fetchPasteReader } from "#lib/editor/clipboard/late-reader.ts";
import { createEditorState } from "#lib/editor/create-state.ts";
import { pictures } from "#lib/editor/pictures/pictures.ts";
import { completion } from "#lib/editor/plugins/completion.ts";
import { highlightCode } from "#lib/editor/plugins/highlight-code.ts";
import { lateInput } from "#lib/editor/plugins/late-input.ts";
import { math } from "#lib/editor/plugins/math.ts";
import { shownSelection } from "#lib/editor/plugins/shown-selection.ts";
import { linkAtCaret } from "#lib/editor/queries/link-at-caret.ts";
import { followStretches, stretchKeys } from "#lib/editor/stretches/late-stretches.ts";
import { reasonOf } from "#lib/web-api/reason-of.ts";
import type { DocumentSession } from "./document-session.ts";
import "./document-surface.css";
import { drawLong } from "./draw-long.ts";
import type { EditorHost } from "./editor-host.ts";
import { keepReactOut } from "./keep-react-out.ts";
import { pictureServer } from "./pictures/picture-server.ts";
import "./pictures/pictures.css";
import { completionTriggers } from "./completion/completion-triggers.ts";
import { loadMath } from "./math/load-math.ts";
import { sayAddressesOnce } from "./print/link-addresses.ts";
import { scrollRoom } from "./scroll-room.ts";

// Whoever is offline later can still paste. If it does not come now, the first paste asks again.
fetchInIdle(() => fetchPasteReader().catch(() => undefined));

interface DocumentBodyProps {
  session: DocumentSession;
  host: EditorHost;
  documentId: string;
  format: DocumentFormat;
  binding: Binding;
  editable: boolean;
  /** Nothing can be typed just now. The surface stays as it is, with its caret and what can be undone. */
  isHeld: boolean;
}

/** The editing surface. Made anew when somebody becomes a reader or a writer; never for a key. */
export function DocumentBody(props: DocumentBodyProps) {
  const { session, host, documentId, format, binding, editable, isHeld } = props;
  const texts = useTexts();
  const place = useRef<HTMLDivElement>(null);
  const held = useRef(isHeld);
  useLayoutEffect(() => {
    if (place.current === null) return undefined;
    const { doc, awareness } = session;
    const view = new EditorView(place.current, {
      state: createEditorState({
        format,
        binding,
        doc,
        awareness,
        editable,
        texts,
        placeholder: texts("editor.placeholder"),
        input: host.input,
        plugins: [
          followStretches(host.drawing),
          lateInput(host.input),
          completion(completionTriggers, host.completionKeys),
          keymap({ "Mod-k": linkKey(host), "Mod-Shift-Enter": blockKey(host) }),
          stretchKeys(host.drawing),
          shownSelection(),
          highlightCode(),
          ...pictures({
            documentId,
            origin: window.location.origin,
            texts,
            server: pictureServer(documentId),
            describe: (error) => reasonOf(error, texts),
            onEnter: host.pressPictureKey,
          }),
          math({
            load: loadMath,
            texts: { empty: texts("math.empty"), wrong: texts("math.wrong") },
            onEdit: () => host.wish("atom"),
          }),
        ],
      }),
      attributes: (): Record<string, string> => ({
        class: "surface",
        // Held, it can still be reached.
        ...(held.current && { tabindex: "0", "aria-readonly": "true" }),
      }),
      scrollMargin: scrollRoom,
      scrollThreshold: scrollRoom,
      editable: () => !held.current,
      dispatchTransaction(transaction) {
        if (host.input.taker?.change(view, transaction) === true) return;
        view.updateState(view.state.apply(transaction));
        host.changed();
      },
    });
    keepReactOut(view.dom);
    // Before anything asks where something is: that would lay out all of it.
    const stopDrawing = drawLong(host, view);
    host.attach(view);
    // Who opens an empty document came to write. On a phone the keyboard would jump up, so there it waits for a tap.
    if (editable && isBlank(view, session) && window.matchMedia("(pointer: fine)").matches) view.focus();
    const printAsUsual = sayAddressesOnce(view.dom);
    return () => {
      printAsUsual();
      stopDrawing();
      host.attach(undefined);
      view.destroy();
    };
  }, [session, host, documentId, format, binding, editable, texts]);
  useLayoutEffect(() => {
    const { view } = host;
    const hadFocus = view?.hasFocus() === true;
    held.current = isHeld;
    // Makes the surface ask anew.
    view?.setProps({});
    // Chrome takes the focus from what cannot be typed in any more, and does not bring it back.
    if (!hadFocus || view.hasFocus()) return;
    if (isHeld) view.dom.focus({ preventScroll: true });
    else view.focus();
  }, [host, isHeld]);
  return <div ref={place} />;
}

function isBlank({ state }: EditorView, { title }: DocumentSession): boolean {
  return title.length === 0 && state.doc.childCount === 1 && state.doc.textContent === "";
}

function blockKey(host: EditorHost): Command {
  return () => {
    // In a task of its own, as below.
    setTimeout(() => host.wish("block"));
    return true;
  };
}

function linkKey(host: EditorHost): Command {
  return (state) => {
    // Nothing to link: then the key is the palette's, as outside the text.
    if (state.selection.empty && linkAtCaret(state) === undefined) return false;
    // The browser tells of what the last key selected in a task of its own; the form must not take the focus before it.
    setTimeout(() => host.wish("link"));
    return true;
  };
}
