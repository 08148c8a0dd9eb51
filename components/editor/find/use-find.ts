"use client";

import { TextSelection } from "prosemirror-state";
import { useEffect, useState } from "react";
import type { Match } from "#lib/editor/find/find-matches.ts";
import type { FindOptions } from "#lib/editor/find/find-pattern.ts";
import { FindSession, type FindSummary } from "#lib/editor/find/find-session.ts";
import { replaceMatches } from "#lib/editor/find/replace-matches.ts";
import { drawLayer } from "#lib/editor/plugins/late-decorations.ts";
import type { EditorHost } from "../editor-host.ts";
import { revealPosition } from "../reveal-position.ts";
import { useEditor } from "../use-editor.ts";

const nothing: FindSummary = { state: "empty", count: 0, current: 0 };

interface Find {
  summary: FindSummary;
  go: (by: 1 | -1) => void;
  replace: (replacement: string) => void;
  /** Answers how many were replaced. */
  replaceAll: (replacement: string) => number;
  /** Selects the current match, and gives the focus back to the text. */
  leave: () => void;
}

/** A search in the document that follows it as it changes, drawn while the component is mounted. */
export function useFind(host: EditorHost, query: string, options: FindOptions): Find {
  const [session] = useState(() => new FindSession());
  const [select] = useState(() => () => session.summary());
  const summary = useEditor(host, select, nothing);

  useEffect(() => {
    const { state } = host;
    if (state === undefined) return;
    session.search(state, query, options, session.current?.from ?? state.selection.from);
    // The new state makes the page draw, and this component ask for its summary.
    host.tell(drawLayer("find", session.draw));
    show(host, session.current);
  }, [host, session, query, options]);
  useEffect(() => followAtRest(host, session), [host, session]);
  useEffect(() => () => host.tell(drawLayer("find", undefined)), [host]);

  const redraw = () => {
    host.tell(drawLayer("find", session.draw));
    show(host, session.current);
  };
  const change = (matches: readonly Match[], replacement: string): void => {
    const { view } = host;
    if (view?.editable !== true || matches.length === 0) return;
    view.dispatch(replaceMatches(view.state, matches, replacement, options.regex));
  };
  return {
    summary,
    go: (by) => {
      if (host.state !== undefined) session.go(host.state, by);
      redraw();
    },
    replace: (replacement) => {
      if (host.state !== undefined) session.follow(host.state);
      const match = session.current;
      if (match === undefined) return;
      change([match], replacement);
      // What was put in may match again: the next one is behind it.
      if (host.state !== undefined) session.goBehind(host.state, match.from + replacement.length);
      redraw();
    },
    replaceAll: (replacement) => {
      const matches = host.state === undefined ? [] : session.all(host.state);
      change(matches, replacement);
      return matches.length;
    },
    leave: () => {
      const { view } = host;
      if (view !== undefined) session.follow(view.state);
      const match = session.current;
      if (view !== undefined && match !== undefined && match.to <= view.state.doc.content.size)
        view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, match.from, match.to)));
      host.focus();
    },
  };
}

/** After the last change: a count that runs along with each key would cost it more than the letter. */
const restMs = 150;

function followAtRest(host: EditorHost, session: FindSession): () => void {
  let followed = host.state?.doc;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = host.subscribe(() => {
    if (host.state?.doc === followed) return;
    followed = host.state?.doc;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (host.state === undefined) return;
      session.follow(host.state);
      host.tell(drawLayer("find", session.draw));
    }, restMs);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

function show(host: EditorHost, match: Match | undefined): void {
  if (match !== undefined) revealPosition(host, match.from);
}
