import { baseKeymap } from "prosemirror-commands";
import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { keymap } from "prosemirror-keymap";
import { EditorState, type Plugin } from "prosemirror-state";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import type { Binding } from "./binding/binding.ts";
import { editingSurface } from "./plugins/editing-surface.ts";
import { schema } from "./schema/schema.ts";

export interface EditorStateOptions {
  binding: Binding;
  doc: Y.Doc;
  /** Absent: nobody else's caret and none of one's own. */
  awareness?: Awareness;
  /** False for viewers, commenters, and clients older than the document (schema/schema-guard.ts). */
  editable: boolean;
  /** Shown in an empty document. */
  placeholder?: string;
  /** What the page adds: toolbar listeners, panels. They come first, so they may take keys before the editor does. */
  plugins?: readonly Plugin[];
}

/**
 * Everything an EditorView needs: `new EditorView(place, { state: createEditorState(…) })`. The view needs no other props;
 * when the role changes, make a new state with the same `doc` and `view.updateState` it.
 */
export function createEditorState(options: EditorStateOptions): EditorState {
  const { binding, doc, awareness, editable, plugins = [] } = options;
  return EditorState.create({
    doc: binding.read(doc, schema),
    plugins: [
      ...binding.plugins({ doc, editable, ...(awareness !== undefined && { awareness }) }),
      ...plugins,
      editingSurface(editable),
      ...(editable
        ? [
            keymap({ "Mod-z": binding.undo, "Shift-Mod-z": binding.redo, "Mod-y": binding.redo }),
            keymap(baseKeymap),
            gapCursor(),
            dropCursor({ color: false, class: "drop-cursor", width: 2 }),
          ]
        : []),
    ],
  });
}
