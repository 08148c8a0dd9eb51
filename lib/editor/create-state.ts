import { baseKeymap } from "prosemirror-commands";
import { gapCursor } from "prosemirror-gapcursor";
import { keymap } from "prosemirror-keymap";
import { EditorState, type Plugin } from "prosemirror-state";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import type { DocumentFormat } from "#lib/collab/document-format.ts";
import type { Texts } from "#lib/texts/texts.ts";
import type { Binding } from "./binding/binding.ts";
import { clipboard, pasteInSteps } from "./clipboard/clipboard-plugin.ts";
import { inputRulesPlugin } from "./input-rules/input-rules-plugin.ts";
import { shortcuts, toKeymap } from "./keymap.ts";
import type { PasteHost } from "./paste/paste-host.ts";
import type { PasteSizes } from "./paste/paste-sizes.ts";
import { caretBeforeKeys } from "./plugins/caret-before-keys.ts";
import { editingSurface } from "./plugins/editing-surface.ts";
import { followLinks } from "./plugins/follow-links.ts";
import { lateDecorations } from "./plugins/late-decorations.ts";
import { lateDropCursor } from "./plugins/late-drop-cursor.ts";
import type { LateInput } from "./plugins/late-input.ts";
import { leaveByTab } from "./plugins/leave-by-tab.ts";
import { listItems } from "./plugins/list-items.ts";
import { placeholder as showPlaceholder } from "./plugins/placeholder.ts";
import { selectionAcrossTables } from "./plugins/selection-across-tables.ts";
import { spoken } from "./plugins/spoken.ts";
import { editTables, showTables } from "./plugins/tables.ts";
import { taskCheckboxes } from "./plugins/task-checkboxes.ts";
import { schema } from "./schema/schema.ts";

export interface EditorStateOptions {
  doc: Y.Doc;
  format: DocumentFormat;
  /** The adapter of that format. */
  binding: Binding;
  /** Absent: nobody else's caret and none of one's own. */
  awareness?: Awareness;
  /** False for viewers, commenters, and clients older than the document (schema/schema-guard.ts). */
  editable: boolean;
  /** For what the editor draws and says itself. */
  texts: Texts;
  /** Lets those type who may not edit, for as long as somebody takes it. Without: they never may. */
  input?: LateInput;
  /** Shown in an empty document. */
  placeholder?: string;
  /** When a paste is a long one, other than usual. */
  pasteSizes?: PasteSizes;
  /** What the page adds: toolbar listeners, panels. They come first, so they may take keys before the editor does. */
  plugins?: readonly Plugin[];
}

/**
 * Everything an EditorView needs: `new EditorView(place, { state: createEditorState(…) })`. The view needs no other props;
 * when the role changes, make a new state with the same `doc` and `view.updateState` it.
 */
export function createEditorState(options: EditorStateOptions): EditorState {
  const { doc, format, binding, awareness, editable, texts, input, placeholder, plugins = [] } = options;
  const pasteHost: PasteHost = { binding, texts, tables: format === "text", sizes: options.pasteSizes };
  return EditorState.create({
    doc: binding.read(doc, schema),
    plugins: [
      ...binding.plugins({ doc, editable, ...(awareness !== undefined && { awareness }) }),
      ...plugins,
      editingSurface(editable, texts, input),
      lateDecorations("find"),
      lateDecorations("arrival"),
      lateDecorations("focus"),
      lateDecorations("fold"),
      lateDecorations("hand"),
      lateDecorations("comments"),
      lateDecorations("height"),
      lateDecorations("suggesting"),
      clipboard(pasteHost),
      followLinks(),
      listItems({ done: texts("task.done") }),
      // Format xml shows a table of ours as a locked card.
      ...(format === "text" ? [showTables()] : []),
      ...(editable && format === "text" ? editTables() : []),
      ...(editable ? [...editing(binding, placeholder), pasteInSteps(pasteHost)] : []),
    ],
  });
}

/** What only writers need. Order matters where two take the same key: conversions before commands. */
function editing(binding: Binding, placeholder: string | undefined): Plugin[] {
  return [
    spoken(),
    selectionAcrossTables(),
    caretBeforeKeys(),
    ...(placeholder === undefined ? [] : [showPlaceholder(placeholder)]),
    taskCheckboxes(),
    leaveByTab(),
    inputRulesPlugin(binding.undo),
    keymap(toKeymap(shortcuts(binding))),
    keymap(baseKeymap),
    gapCursor(),
    lateDropCursor(),
  ];
}
