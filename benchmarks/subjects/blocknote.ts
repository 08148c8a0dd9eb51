/** BlockNote with its default blocks and `withCollaboration`. Only the empty block that it keeps at the end is off. */
import { BlockNoteEditor, BlockNoteSchema, defaultBlockSpecs, type PartialBlock } from "@blocknote/core";
import { _blocksToProsemirrorNode, withCollaboration } from "@blocknote/core/yjs";
import type { Node } from "prosemirror-model";
import {
  absolutePositionToRelativePosition,
  prosemirrorToYXmlFragment,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from "y-prosemirror";
import * as Y from "yjs";
import { type EditorUnderTest, NotOffered, type Subject } from "../../tests/merging/editor-under-test.ts";
import type { OutlineBlock } from "../../tests/merging/outline.ts";
import { yjsWire } from "../../tests/merging/yjs-wire.ts";
import { children, spansOf, tableOf } from "./nested-outline.ts";
import { selectionsOf, tableCommands } from "./prosemirror-peer.ts";

const types: Record<string, string> = {
  p: "paragraph",
  ul: "bulletListItem",
  ol: "numberedListItem",
  task: "checkListItem",
  done: "checkListItem",
  quote: "quote",
  code: "codeBlock",
  hr: "divider",
  table: "table",
};
const kinds = new Map(Object.entries(types).map(([kind, type]) => [type, kind]));

export const blocknote: Subject = {
  name: "BlockNote",
  seed: async (content) => {
    const editor = create(new Y.Doc());
    const root = _blocksToProsemirrorNode(editor, toBlocks(content, 0));
    const doc = new Y.Doc();
    doc.clientID = 7;
    prosemirrorToYXmlFragment(root, doc.getXmlFragment("body"));
    return Y.encodeStateAsUpdate(doc);
  },
  open: (start, clientId) => openBlockNote(start, clientId),
  openOlder: (start, clientId) => openBlockNote(start, clientId, true),
};

function create(doc: Y.Doc, older = false) {
  const { divider: _, ...olderBlocks } = defaultBlockSpecs;
  const fragment = doc.getXmlFragment("body");
  return BlockNoteEditor.create(
    withCollaboration({
      trailingBlock: false,
      ...(older && { schema: BlockNoteSchema.create({ blockSpecs: olderBlocks }) }),
      collaboration: { fragment, user: { name: "somebody", color: "#884400" } },
    }),
  );
}

async function openBlockNote(start: Uint8Array, clientId: number, older = false): Promise<EditorUnderTest> {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  Y.applyUpdate(doc, start);
  const fragment = doc.getXmlFragment("body");
  const editor = create(doc, older);
  editor.mount(document.body.appendChild(document.createElement("div")));
  await new Promise((resolve) => setTimeout(resolve, 0));
  const view = editor.prosemirrorView;
  const here = () => editor.getTextCursorPosition().block;
  const done = (change: () => unknown) => () => {
    change();
    return true;
  };
  return {
    view,
    wire: yjsWire(Y, doc),
    outline: (node) => groupOutline(node.firstChild, 0),
    ...selectionsOf(view),
    commands: {
      kind: (kind) => {
        editor.updateBlock(here(), toBlock({ kind, indent: 0, spans: [] }, false));
        return true;
      },
      mark: (mark) => {
        editor.toggleStyles(mark === "b" ? { bold: true } : { italic: true });
        return true;
      },
      link: done(() => editor.createLink("https://example.org/")),
      indent: done(() => editor.nestBlock()),
      outdent: done(() => editor.unnestBlock()),
      toggleTask: done(() => {
        const block = here();
        const checked = block.type === "checkListItem" && block.props.checked;
        editor.updateBlock(block, { type: "checkListItem", props: { checked: !checked } });
      }),
      moveUp: done(() => editor.moveBlocksUp()),
      moveDown: done(() => editor.moveBlocksDown()),
      deleteBlock: done(() => editor.removeBlocks([here()])),
      divider: done(() => editor.insertBlocks([{ type: "divider" }], here(), "after")),
      undo: () => editor.undo(),
      redo: () => editor.redo(),
      insertTable: done(() => {
        const rows = [{ cells: ["", ""] }, { cells: ["", ""] }];
        editor.insertBlocks([{ type: "table", content: { type: "tableContent", rows } }], here(), "after");
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
      editor.unmount();
      doc.destroy();
    },
  };
}

/** Flat lines as BlockNote blocks: what is indented deeper becomes a child of the line above. */
function toBlocks(lines: readonly OutlineBlock[], indent: number): PartialBlock[] {
  const blocks: PartialBlock[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    if (line === undefined) break;
    let end = at + 1;
    while ((lines[end]?.indent ?? 0) > indent) end += 1;
    blocks.push({ ...toBlock(line, true), children: toBlocks(lines.slice(at + 1, end), indent + 1) });
    at = end;
  }
  return blocks;
}

function toBlock(line: OutlineBlock, withContent: boolean): PartialBlock {
  const heading = /^h([1-4])$/.exec(line.kind);
  const type = heading === null ? types[line.kind] : "heading";
  if (type === undefined) throw new NotOffered(line.kind);
  const props = {
    ...(heading !== null && { level: Number(heading[1]) }),
    ...((line.kind === "task" || line.kind === "done") && { checked: line.kind === "done" }),
  };
  const text = line.spans.map((span) => ({
    type: "text",
    text: span.text,
    styles: span.marks.includes("b") ? { bold: true } : {},
  }));
  const content =
    line.rows === undefined
      ? text
      : { type: "tableContent", rows: line.rows.map((cells) => ({ cells: cells.map((cell) => cell) })) };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- BlockNote's types want each block's literal type
  return { type, props, ...(withContent && type !== "divider" && { content }) } as PartialBlock;
}

function groupOutline(group: Node | null, indent: number): OutlineBlock[] {
  return group === null ? [] : children(group).flatMap((container) => containerOutline(container, indent));
}

function containerOutline(container: Node, indent: number): OutlineBlock[] {
  return children(container).flatMap((node) => {
    const name = node.type.name;
    if (name === "blockGroup") return groupOutline(node, indent + 1);
    if (name === "table") return [{ ...tableOf(node), indent }];
    const kind =
      name === "heading"
        ? `h${node.attrs.level}`
        : name === "checkListItem" && node.attrs.checked === true
          ? "done"
          : (kinds.get(name) ?? name);
    return [
      { kind: kind === "done" && node.attrs.checked !== true ? "task" : kind, indent, spans: spansOf(node) },
    ];
  });
}
