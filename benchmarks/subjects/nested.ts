/** The conventional nested schema (prosemirror-schema-basic, -list, -tables) on y-prosemirror as its README binds it. */
import { baseKeymap, chainCommands, setBlockType, toggleMark, wrapIn } from "prosemirror-commands";
import { keymap } from "prosemirror-keymap";
import { Node, Schema } from "prosemirror-model";
import { nodes as basicNodes, marks } from "prosemirror-schema-basic";
import {
  bulletList,
  liftListItem,
  listItem,
  orderedList,
  sinkListItem,
  splitListItem,
  wrapInList,
} from "prosemirror-schema-list";
import { EditorState } from "prosemirror-state";
import { goToNextCell, tableEditing, tableNodes } from "prosemirror-tables";
import { EditorView } from "prosemirror-view";
import {
  absolutePositionToRelativePosition,
  prosemirrorToYXmlFragment,
  redoCommand,
  relativePositionToAbsolutePosition,
  undoCommand,
  ySyncPlugin,
  ySyncPluginKey,
  yUndoPlugin,
} from "y-prosemirror";
import * as Y from "yjs";
import { deleteBlock, moveBlock } from "../../tests/merging/block-drag.ts";
import { type EditorUnderTest, NotOffered, type Subject } from "../../tests/merging/editor-under-test.ts";
import { StepWire } from "../../tests/merging/step-wire.ts";
import { yjsWire } from "../../tests/merging/yjs-wire.ts";
import { nestedJson } from "./nested-json.ts";
import { nestedOutline } from "./nested-outline.ts";
import { runner, selectionsOf, tableCommands } from "./prosemirror-peer.ts";

const allNodes = {
  ...basicNodes,
  list_item: { ...listItem, content: "paragraph block*" },
  bullet_list: { ...bulletList, content: "list_item+", group: "block" },
  ordered_list: { ...orderedList, content: "list_item+", group: "block" },
  ...tableNodes({ tableGroup: "block", cellContent: "block+", cellAttributes: {} }),
};
const { horizontal_rule: _, ...olderNodes } = allNodes;

const schema = new Schema({ nodes: allNodes, marks });
const olderSchema = new Schema({ nodes: olderNodes, marks });
const bytes = new TextEncoder();
const text = new TextDecoder();
const item = schema.nodes.list_item;

const names = {
  code: "code_block",
  divider: "horizontal_rule",
  bulletList: "bullet_list",
  orderedList: "ordered_list",
  listItem: "list_item",
  row: "table_row",
  cell: "table_cell",
  bold: "strong",
};

const bindings = keymap({
  Enter: splitListItem(item),
  Tab: chainCommands(goToNextCell(1), sinkListItem(item)),
  "Shift-Tab": liftListItem(item),
  "Mod-z": undoCommand,
  "Mod-y": redoCommand,
});

export const nested: Subject = {
  name: "nested schema, y-prosemirror",
  seed: async (content) => {
    const doc = new Y.Doc();
    doc.clientID = 7;
    const json = nestedJson(content, names);
    prosemirrorToYXmlFragment(Node.fromJSON(schema, json), doc.getXmlFragment("prosemirror"));
    return Y.encodeStateAsUpdate(doc);
  },
  open: async (start, clientId) => openNested(start, clientId, schema),
  // Nobody but its typing is measured, so the commands of the newer schema do no harm.
  openOlder: async (start, clientId) => openNested(start, clientId, olderSchema),
};

/** The same without the binding. */
export const nestedAlone: Subject = {
  name: "nested schema without a binding",
  seed: async (content) => bytes.encode(JSON.stringify(nestedJson(content, names))),
  open: async (start) => {
    const wire = new StepWire();
    const state = EditorState.create({
      doc: Node.fromJSON(schema, JSON.parse(text.decode(start))),
      plugins: [wire.plugin, bindings, keymap(baseKeymap), tableEditing()],
    });
    const view = new EditorView(document.body.appendChild(document.createElement("div")), { state });
    wire.view = view;
    const run = runner(view);
    return {
      view,
      wire,
      outline: nestedOutline,
      ...selectionsOf(view),
      commands: {
        kind: (kind) => run(toKind(kind))(),
        mark: () => run(toggleMark(schema.marks.strong))(),
      },
      close: () => view.destroy(),
    };
  },
};

function openNested(start: Uint8Array, clientId: number, used: Schema): EditorUnderTest {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  Y.applyUpdate(doc, start);
  const fragment = doc.getXmlFragment("prosemirror");
  const state = EditorState.create({
    schema: used,
    plugins: [ySyncPlugin(fragment), yUndoPlugin(), bindings, keymap(baseKeymap), tableEditing()],
  });
  const view = new EditorView(document.body.appendChild(document.createElement("div")), { state });
  const run = runner(view);
  return {
    view,
    wire: yjsWire(Y, doc),
    outline: nestedOutline,
    ...selectionsOf(view),
    commands: {
      kind: (kind) => run(toKind(kind))(),
      mark: (mark) => run(toggleMark(mark === "b" ? schema.marks.strong : schema.marks.em))(),
      link: (href) => run(toggleMark(schema.marks.link, { href }))(),
      indent: run(sinkListItem(item)),
      outdent: run(liftListItem(item)),
      moveUp: run(moveBlock(-1)),
      moveDown: run(moveBlock(1)),
      deleteBlock: run(deleteBlock),
      divider: run((current, dispatch) => {
        dispatch?.(current.tr.replaceSelectionWith(schema.nodes.horizontal_rule.create()));
        return true;
      }),
      undo: run(undoCommand),
      redo: run(redoCommand),
      insertTable: run((current, dispatch) => {
        const cells = () => [
          schema.nodes.table_cell.createAndFill(),
          schema.nodes.table_cell.createAndFill(),
        ];
        const rows = [0, 1].map(() =>
          schema.nodes.table_row.create(
            null,
            cells().flatMap((cell) => cell ?? []),
          ),
        );
        const { $from } = current.selection;
        dispatch?.(current.tr.insert($from.after(1), schema.nodes.table.create(null, rows)));
        return true;
      }),
      ...tableCommands(view),
    },
    anchor: {
      make: (position) =>
        absolutePositionToRelativePosition(
          position,
          fragment,
          ySyncPluginKey.getState(view.state).binding.mapping,
        ),
      find: (anchor) => {
        const { binding } = ySyncPluginKey.getState(view.state);
        return relativePositionToAbsolutePosition(doc, fragment, anchor, binding.mapping) ?? undefined;
      },
    },
    close: () => {
      view.destroy();
      doc.destroy();
    },
  };
}

function toKind(kind: string) {
  if (kind === "p") return setBlockType(schema.nodes.paragraph);
  if (/^h\d$/.test(kind)) return setBlockType(schema.nodes.heading, { level: Number(kind.slice(1)) });
  if (kind === "code") return setBlockType(schema.nodes.code_block);
  if (kind === "quote") return wrapIn(schema.nodes.blockquote);
  if (kind === "ul") return wrapInList(schema.nodes.bullet_list);
  if (kind === "ol") return wrapInList(schema.nodes.ordered_list);
  throw new NotOffered(kind);
}
