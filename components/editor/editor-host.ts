import type { Command, EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { CompletionKeys } from "#lib/editor/plugins/completion.ts";
import type { InputTaker, LateInput } from "#lib/editor/plugins/late-input.ts";
import type { LateDrawing } from "#lib/editor/stretches/late-stretches.ts";

/** What opens from several places. */
export type Wish =
  | "link"
  | "find"
  | "palette"
  | "shortcuts"
  | "atom"
  | "focusMode"
  | "typewriter"
  | "block"
  | "comments"
  | "addComment"
  | "suggest"
  | "suggesting";

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
  /** Runs a command that only tells plugins something, and leaves the focus where it is. */
  tell(command: Command): void;
  /** For the text's plugin: where its keys go while a list stands beside the caret. */
  readonly completionKeys: CompletionKeys;
  /** The list beside the caret (completion/) hears the keys of the text until it calls what this answers. */
  readonly takeCompletionKeys: (handle: (key: string) => boolean) => () => void;
  /** Enter was pressed on a selected picture: whoever draws what can be done with it takes the focus there. */
  readonly pressPictureKey: () => void;
  readonly takePictureKey: (handle: () => void) => () => void;
  /** For the text's plugin: who takes what is done to the text (suggesting/). */
  readonly input: LateInput;
  /** Takes it until what this answers is called. */
  readonly takeInput: (taker: InputTaker) => () => void;
  /** For the text's plugins: how a long document is drawn (draw-long.ts). */
  readonly drawing: LateDrawing;
  readonly setDrawing: (drawing: LateDrawing["current"]) => void;
  readonly focus: () => void;
  /**
   * Takes in a caret that the browser has moved and not told of yet. It tells in a task of its own; a change from others that
   * comes before would put the old caret back, and the next letter would land there.
   */
  readonly catchUp: () => void;
  /** Somebody asked for a form or panel, by key, menu or palette: whoever draws it listens. */
  readonly onWish: (wish: Wish, listener: () => void) => () => void;
  readonly wish: (wish: Wish) => void;
}

export function createEditorHost(): EditorHost {
  const listeners = new Set<() => void>();
  const wishListeners = new Map<Wish, Set<() => void>>();
  const completionKeys: CompletionKeys = { handle: undefined };
  const input: LateInput = { taker: undefined };
  const drawing: LateDrawing = { current: undefined };
  // Has the surface ask anew whether it can be typed in.
  const setTaker = (taker: InputTaker | undefined): void => {
    input.taker = taker;
    view?.setProps({});
  };
  let pictureKey: (() => void) | undefined;
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
    tell(command) {
      if (view !== undefined) command(view.state, view.dispatch, view);
    },
    completionKeys,
    takeCompletionKeys(handle) {
      completionKeys.handle = handle;
      return () => {
        if (completionKeys.handle === handle) completionKeys.handle = undefined;
      };
    },
    pressPictureKey: () => pictureKey?.(),
    takePictureKey(handle) {
      pictureKey = handle;
      return () => {
        if (pictureKey === handle) pictureKey = undefined;
      };
    },
    input,
    takeInput(taker) {
      setTaker(taker);
      return () => {
        if (input.taker === taker) setTaker(undefined);
      };
    },
    drawing,
    setDrawing(next) {
      drawing.current = next;
    },
    focus: () => view?.focus(),
    catchUp,
    onWish(wish, listener) {
      const heard = wishListeners.get(wish) ?? new Set();
      wishListeners.set(wish, heard.add(listener));
      return () => heard.delete(listener);
    },
    wish(wish) {
      for (const listener of wishListeners.get(wish) ?? []) listener();
    },
  };
}
