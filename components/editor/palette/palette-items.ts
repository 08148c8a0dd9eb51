import { FoldVertical, UnfoldVertical } from "lucide-react";
import type { EditorState } from "prosemirror-state";
import type { DocumentFormat } from "#lib/collab/document-format.ts";
import { blockActions } from "#lib/editor/actions/block-actions.ts";
import { insertActions } from "#lib/editor/actions/insert-actions.ts";
import { bindingFor } from "#lib/editor/binding/by-format.ts";
import { foldAll, openAll } from "#lib/editor/fold/fold-commands.ts";
import { shortcuts } from "#lib/editor/keymap.ts";
import type { PlainTextKey } from "#lib/texts/catalogue.ts";
import { actionIcons } from "../action-icons.ts";
import type { ListOption } from "../completion/completion-source.ts";
import type { EditorHost } from "../editor-host.ts";
import type { PageAction } from "./page-action.ts";

export interface PaletteItem {
  id: string;
  label: PlainTextKey;
  words?: PlainTextKey;
  group: PlainTextKey;
  keys?: string;
  icon?: ListOption["icon"];
  run: () => void;
}

/** What the palette offers: the page's own actions, and those on the text that would do something now. */
export function paletteItems(
  host: EditorHost,
  format: DocumentFormat,
  pageActions: readonly PageAction[],
): readonly PaletteItem[] {
  const page = pageActions.map(
    ({ id, label, Icon, keys, run }): PaletteItem => ({
      id,
      label,
      group: "actions.page",
      icon: Icon,
      run,
      ...(keys !== undefined && { keys }),
    }),
  );
  const { state, view } = host;
  if (state === undefined) return page;
  const around = [...page, ...foldItems(host, state)];
  return view?.editable === true ? [...around, ...textItems(host, state, format)] : around;
}

/** Also for who only reads. */
function foldItems(host: EditorHost, state: EditorState): PaletteItem[] {
  const items = [
    { id: "foldAll", label: "fold.all", icon: FoldVertical, command: foldAll },
    { id: "openAll", label: "fold.none", icon: UnfoldVertical, command: openAll },
  ] as const;
  return items
    .filter(({ command }) => command(state))
    .map(({ command, ...item }) => ({ ...item, group: "actions.page", run: () => host.tell(command) }));
}

function textItems(host: EditorHost, state: EditorState, format: DocumentFormat): PaletteItem[] {
  const table = shortcuts(bindingFor(format));
  const keysOf = new Map(table.map(({ label, keys }) => [label, keys[0]]));
  const actions = [
    ...blockActions.map((action) => ({ ...action, group: "actions.turnInto" as const })),
    ...insertActions.map((action) => ({ ...action, group: "actions.insert" as const })),
  ];
  const taken = new Set<string>(actions.map(({ label }) => label));
  // What the table of keys names besides: marks, indents, undo. Not Tab itself, which does more than it says.
  const others = table.flatMap(({ label, command, keys }) =>
    label === undefined || taken.has(label) || keys[0].endsWith("Enter")
      ? []
      : [{ id: label, label, command, group: "actions.format" as const }],
  );
  return [...others, ...actions]
    .filter(({ command }) => command(state))
    .map(({ command, ...item }): PaletteItem => {
      const [icon, keys] = [actionIcons[item.id], keysOf.get(item.label)];
      return {
        ...item,
        run: () => void host.run(command),
        ...(icon !== undefined && { icon }),
        ...(keys !== undefined && { keys }),
      };
    });
}
