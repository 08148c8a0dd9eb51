import type { Command, EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

/**
 * Where the page's chrome meets the editing surface. React holds this and never the state: what a component shows of the
 * document it selects by `useEditor`, and hears again only when that changed.
 */
export interface EditorHost {
  /** Undefined while there is no surface. */
  readonly view: EditorView | undefined;
  readonly state: EditorState | undefined;
  attach(view: EditorView | undefined): void;
  /** To be called after every new state. */
  changed(): void;
  readonly subscribe: (listener: () => void) => () => void;
  /** Runs a command on the surface and gives it the focus back. Answers whether the command did something. */
  run(command: Command): boolean;
  readonly focus: () => void;
  /**
   * Takes in a caret that the browser has moved and not told of yet. It tells in a task of its own; a change from others that
   * comes before would put the old caret back, and the next letter would land there.
   */
  readonly catchUp: () => void;
  /** Mod-K was pressed in the text: whoever draws the link form listens. */
  readonly onLinkKey: (listener: () => void) => () => void;
  readonly pressLinkKey: () => void;
}

export function createEditorHost(): EditorHost {
  const listeners = new Set<() => void>();
  const linkListeners = new Set<() => void>();
  let view: EditorView | undefined;
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const catchUp = (): void => {
    if (view?.hasFocus() !== true || view.composing) return;
    view.dom.ownerDocument.dispatchEvent(new Event("selectionchange"));
  };
  return {
    get view() {
      return view;
    },
    get state() {
      return view?.state;
    },
    attach(next) {
      view = next;
      changed();
    },
    changed,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    run(command) {
      if (view === undefined || !view.editable) return false;
      catchUp();
      const done = command(view.state, view.dispatch, view);
      view.focus();
      return done;
    },
    focus: () => view?.focus(),
    catchUp,
    onLinkKey(listener) {
      linkListeners.add(listener);
      return () => linkListeners.delete(listener);
    },
    pressLinkKey() {
      for (const listener of linkListeners) listener();
    },
  };
}
