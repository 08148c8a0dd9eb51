/** Tiptap 3 with its StarterKit, TableKit, tasks and Collaboration extension, as its documentation sets them up. */
import { Editor } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { TaskItem, TaskList } from "@tiptap/extension-list";
import { TableKit } from "@tiptap/extension-table";
import { StarterKit } from "@tiptap/starter-kit";
import {
  absolutePositionToRelativePosition,
  prosemirrorJSONToYDoc,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { deleteBlock, moveBlock } from "../../tests/merging/block-drag.ts";
import { type EditorUnderTest, NotOffered, type Subject } from "../../tests/merging/editor-under-test.ts";
import { yjsWire } from "../../tests/merging/yjs-wire.ts";
import { nestedJson } from "./nested-json.ts";
import { nestedOutline } from "./nested-outline.ts";
import { runner, selectionsOf, tableCommands } from "./prosemirror-peer.ts";

const names = {
  code: "codeBlock",
  divider: "horizontalRule",
  bulletList: "bulletList",
  orderedList: "orderedList",
  listItem: "listItem",
  task: { list: "taskList", item: "taskItem" },
  row: "tableRow",
  cell: "tableCell",
  bold: "bold",
};

export const tiptap: Subject = {
  name: "Tiptap",
  seed: async (content) => {
    const editor = create(new Y.Doc());
    const seeded = prosemirrorJSONToYDoc(editor.schema, nestedJson(content, names), "default");
    editor.destroy();
    return Y.encodeStateAsUpdate(seeded);
  },
  open: (start, clientId) => openTiptap(start, clientId),
  openOlder: (start, clientId) => openTiptap(start, clientId, true),
};

function create(document: Y.Doc, older = false): Editor {
  return new Editor({
    element: globalThis.document.body.appendChild(globalThis.document.createElement("div")),
    extensions: [
      StarterKit.configure({ undoRedo: false, ...(older && { horizontalRule: false }) }),
      TableKit,
      TaskList,
      TaskItem.configure({ nested: true }),
      Collaboration.configure({ document }),
    ],
  });
}

async function openTiptap(start: Uint8Array, clientId: number, older = false): Promise<EditorUnderTest> {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  Y.applyUpdate(doc, start);
  const fragment = doc.getXmlFragment("default");
  const editor = create(doc, older);
  await new Promise((resolve) => setTimeout(resolve, 0));
  const { view } = editor;
  const run = runner(view);
  const listItemName = () => (editor.isActive("taskItem") ? "taskItem" : "listItem");
  return {
    view,
    wire: yjsWire(Y, doc),
    outline: nestedOutline,
    ...selectionsOf(view),
    commands: {
      kind: (kind) => toKind(editor, kind),
      mark: (mark) => (mark === "b" ? editor.commands.toggleBold() : editor.commands.toggleItalic()),
      link: (href) => editor.commands.setLink({ href }),
      indent: () => editor.commands.sinkListItem(listItemName()),
      outdent: () => editor.commands.liftListItem(listItemName()),
      toggleTask: () =>
        editor.commands.updateAttributes("taskItem", {
          checked: editor.getAttributes("taskItem").checked !== true,
        }),
      moveUp: run(moveBlock(-1)),
      moveDown: run(moveBlock(1)),
      deleteBlock: run(deleteBlock),
      divider: () => editor.commands.setHorizontalRule(),
      undo: () => editor.commands.undo(),
      redo: () => editor.commands.redo(),
      ...tableCommands(view),
      insertTable: () => editor.commands.insertTable({ rows: 2, cols: 2, withHeaderRow: false }),
      addRow: () => editor.commands.addRowAfter(),
      addColumn: () => editor.commands.addColumnAfter(),
      deleteRow: () => editor.commands.deleteRow(),
      deleteColumn: () => editor.commands.deleteColumn(),
      deleteTable: () => editor.commands.deleteTable(),
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
      editor.destroy();
      doc.destroy();
    },
  };
}

function toKind({ commands }: Editor, kind: string): boolean {
  if (kind === "p") return commands.setParagraph();
  if (kind === "h1" || kind === "h2" || kind === "h3") {
    return commands.setHeading({ level: kind === "h1" ? 1 : kind === "h2" ? 2 : 3 });
  }
  if (kind === "code") return commands.setCodeBlock();
  if (kind === "quote") return commands.setBlockquote();
  if (kind === "ul") return commands.toggleBulletList();
  if (kind === "ol") return commands.toggleOrderedList();
  if (kind === "task") return commands.toggleTaskList();
  throw new NotOffered(kind);
}
