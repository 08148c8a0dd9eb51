/**
 * Carets and selections of the others, and one's own for them. Both adapters use it: awareness field `cursor` is a pair of the
 * adapter's anchors, under xml in the same shape that y-prosemirror publishes.
 *
 * A caret is a widget that is moved, not made anew, while its person stays the same; how it looks is CSS on `.remote-caret`
 * (docs/document-format.md). Names and colours come from other people: text only, colours checked.
 */
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import type { Awareness } from "y-protocols/awareness";
import type { Anchor, Binding } from "./binding.ts";
import { parsePresence } from "./presence.ts";
import { RemoteCaretElements } from "./remote-caret-elements.ts";
import { isRemoteChange } from "./transaction-meta.ts";

export interface RemoteCursorsOptions extends Pick<Binding, "toAnchor" | "fromAnchor"> {
  awareness: Awareness;
  /** False for a viewer, who sees carets and has none. */
  publish: boolean;
}

const key = new PluginKey<DecorationSet>("quire.remoteCursors");

/** Draws the others' carets, and publishes one's own while `publish`. Needs the adapter's sync plugin before it. */
export function remoteCursorsPlugin(options: RemoteCursorsOptions): Plugin<DecorationSet> {
  const { awareness, publish } = options;
  const carets = new RemoteCaretElements();
  let isComposing = (): boolean => false;
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_config, state) => draw(options, carets, state, DecorationSet.empty),
      apply: (tr: Transaction, drawn, _previous, state) => {
        const mapped = drawn.map(tr.mapping, tr.doc);
        const stale = tr.getMeta(key) === true || (tr.docChanged && isRemoteChange(tr));
        if (!stale) return mapped;
        const fresh = draw(options, carets, state, mapped);
        return isComposing() ? besideComposition(state, mapped, fresh) : fresh;
      },
    },
    props: { decorations: (state) => key.getState(state) },
    view: (view) => {
      const onChange = (change: { added: number[]; updated: number[]; removed: number[] }) => {
        const others = [...change.added, ...change.updated, ...change.removed].filter(
          (client) => client !== awareness.clientID,
        );
        if (others.length === 0 || view.isDestroyed) return;
        noteMoves(awareness, carets, others);
        view.dispatch(view.state.tr.setMeta(key, true));
      };
      awareness.on("change", onChange);
      isComposing = () => view.composing;
      const redraw = redrawAfterComposition(view);
      const publisher = publish ? publishOwnCursor(options, view) : undefined;
      return {
        update: () => publisher?.update(),
        destroy: () => {
          awareness.off("change", onChange);
          isComposing = () => false;
          redraw.stop();
          publisher?.destroy();
          carets.destroy();
        },
      };
    },
  });
}

/** Names are shown by what was heard, not by what is drawn: drawing happens in pure code. */
function noteMoves(awareness: Awareness, carets: RemoteCaretElements, clients: readonly number[]): void {
  for (const client of clients) {
    const { cursor } = parsePresence(awareness.getStates().get(client));
    if (cursor === undefined) carets.forget(client);
    else carets.moved(client, JSON.stringify(cursor));
  }
}

function draw(
  { awareness, fromAnchor }: RemoteCursorsOptions,
  carets: RemoteCaretElements,
  state: EditorState,
  drawn: DecorationSet,
): DecorationSet {
  const decorations: Decoration[] = [];
  for (const [client, fields] of awareness.getStates()) {
    if (client === awareness.clientID) continue;
    const presence = parsePresence(fields);
    if (presence.cursor === undefined) continue;
    const anchor = fromAnchor(state, presence.cursor.anchor);
    const head = fromAnchor(state, presence.cursor.head);
    if (anchor === undefined || head === undefined) {
      // A caret may arrive before the letters it stands behind: until then it stays where it was.
      decorations.push(...drawn.find(undefined, undefined, (spec) => spec.client === client));
      continue;
    }
    const { name, color } = presence;
    decorations.push(
      Decoration.widget(head, () => carets.create(client, name, color), {
        key: `${client}/${color}/${name}`,
        client,
        // It stays in front of what I type at the same place, as the real caret does on the other screen.
        side: -1,
        marks: [],
        ignoreSelection: true,
      }),
    );
    if (anchor !== head) {
      decorations.push(
        Decoration.inline(
          Math.min(anchor, head),
          Math.max(anchor, head),
          { class: "remote-selection", style: `--person-color: ${color}` },
          { client },
        ),
      );
    }
  }
  return DecorationSet.create(state.doc, decorations);
}

/**
 * While an input method composes in a block, whoever is drawn in it stays where they were, and so does whoever would come into it:
 * a caret that moved there would have the block's marks drawn anew, and the browser ends a composition whose element goes away.
 */
function besideComposition(state: EditorState, before: DecorationSet, fresh: DecorationSet): DecorationSet {
  const { $head } = state.selection;
  if (!$head.parent.isTextblock) return fresh;
  const [from, to] = [$head.before(), $head.after()];
  const clientOf = ({ spec }: Decoration): unknown => spec.client;
  const held = new Set([...before.find(from, to), ...fresh.find(from, to)].map(clientOf));
  const isHeld = (decoration: Decoration): boolean => held.has(clientOf(decoration));
  return DecorationSet.create(state.doc, [
    ...before.find().filter(isHeld),
    ...fresh.find().filter((decoration) => !isHeld(decoration)),
  ]);
}

/** The editor reads the end of a composition from the page a moment after it; only then may the page change there. */
const afterCompositionMs = 100;

function redrawAfterComposition(view: EditorView): { stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!view.isDestroyed && !view.composing) view.dispatch(view.state.tr.setMeta(key, true));
    }, afterCompositionMs);
  };
  view.dom.addEventListener("compositionend", soon);
  return {
    stop: () => {
      clearTimeout(timer);
      view.dom.removeEventListener("compositionend", soon);
    },
  };
}

/**
 * One's own caret for the others: from the first focus on, kept while the toolbar or a dialog has the focus,
 * withdrawn while the page is hidden.
 */
function publishOwnCursor({ awareness, toAnchor }: RemoteCursorsOptions, view: EditorView) {
  const page = view.dom.ownerDocument;
  let wasFocused = false;
  let last: string | undefined;
  const set = (cursor: { anchor: Anchor; head: Anchor } | null) => {
    const json = JSON.stringify(cursor);
    if (json === last) return;
    last = json;
    awareness.setLocalStateField("cursor", cursor);
  };
  const update = () => {
    wasFocused ||= view.hasFocus();
    if (!wasFocused) return;
    if (page.visibilityState === "hidden") {
      set(null);
      return;
    }
    const { anchor, head, from, empty } = view.state.selection;
    const side = (position: number): -1 | 1 => (!empty && position === from ? 1 : -1);
    set({
      anchor: toAnchor(view.state, anchor, side(anchor)),
      head: toAnchor(view.state, head, side(head)),
    });
  };
  view.dom.addEventListener("focusin", update);
  page.addEventListener("visibilitychange", update);
  return {
    update,
    destroy: () => {
      view.dom.removeEventListener("focusin", update);
      page.removeEventListener("visibilitychange", update);
      if (last !== undefined) set(null);
    },
  };
}
