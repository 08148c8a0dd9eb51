import { type EditorState, PluginKey } from "prosemirror-state";
import type { DecorationSet } from "prosemirror-view";

/** The key of the plugin that shows tables: it is there only in documents of a format that can hold them. */
export const tablesKey = new PluginKey<DecorationSet>("quire.tables");

/** False in format xml, where a table of ours would be a locked card. */
export function holdsTables(state: EditorState): boolean {
  return tablesKey.getState(state) !== undefined;
}
