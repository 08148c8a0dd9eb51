import type { EditorState } from "prosemirror-state";
import { blockActions } from "#lib/editor/actions/block-actions.ts";
import type { EditorAction } from "#lib/editor/actions/editor-action.ts";
import { findActions } from "#lib/editor/actions/find-actions.ts";
import { insertActions } from "#lib/editor/actions/insert-actions.ts";
import type { PlainTextKey } from "#lib/texts/catalogue.ts";
import type { Texts } from "#lib/texts/texts.ts";
import { actionIcons } from "../action-icons.ts";
import type { CompletionOption } from "./completion-source.ts";

const groups: readonly [PlainTextKey, readonly EditorAction[]][] = [
  ["actions.turnInto", blockActions],
  ["actions.insert", insertActions],
];

/** What the slash menu offers for a query, in groups. What the block already is, is left out. */
export function slashOptions(query: string, state: EditorState, texts: Texts): readonly CompletionOption[] {
  return groups.flatMap(([group, actions]) =>
    findActions(actions, query, texts)
      .filter(({ command }) => command(state))
      .map(({ id, label, command }) => {
        const icon = actionIcons[id];
        return { id, label: texts(label), group: texts(group), command, ...(icon !== undefined && { icon }) };
      }),
  );
}
