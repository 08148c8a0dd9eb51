import { type EditorState, PluginKey } from "prosemirror-state";
import type { DecorationSet } from "prosemirror-view";

/** The key of the plugin that shows tables: it is there only in documents of a format that can hold them. */
export const tablesKey = new PluginKey<DecorationSet>("quire.tables");

/** False in format xml, which can hold neither tables nor things in a line: there they would be locked cards. */
export function isFormatText(state: EditorState): boolean {
  return tablesKey.getState(state) !== undefined;
}
