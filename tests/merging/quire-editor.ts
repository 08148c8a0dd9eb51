/** Our own editor behind the port, with either binding: the state, keymap and commands that the page uses. */
import type { Node } from "prosemirror-model";
import { NodeSelection, TextSelection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import * as Y from "yjs";
import type { DocumentFormat } from "#lib/collab/document-format.ts";
import type { Anchor, Binding } from "#lib/editor/binding/binding.ts";
import { bindingFor } from "#lib/editor/binding/by-format.ts";
import { indent, outdent } from "#lib/editor/commands/indent.ts";
import { insertDivider } from "#lib/editor/commands/insert-divider.ts";
import { setLink } from "#lib/editor/commands/link.ts";
import { moveDown, moveUp } from "#lib/editor/commands/move-block.ts";
import { setBlock } from "#lib/editor/commands/set-block.ts";
import { toggleMarkByName } from "#lib/editor/commands/toggle-mark.ts";
import { toggleTasks } from "#lib/editor/commands/toggle-task.ts";
import { createEditorState } from "#lib/editor/create-state.ts";
import { isUnknown } from "#lib/editor/nodes/unknown/spec.ts";
import { isBlockKind } from "#lib/editor/schema/block-kinds.ts";
import { schema } from "#lib/editor/schema/schema.ts";
import { englishTexts } from "#lib/texts/testing/english-texts.ts";
import { deleteBlock } from "./block-drag.ts";
import { type EditorUnderTest, NotOffered, type Subject } from "./editor-under-test.ts";
import { openOlderQuire } from "./older-quire.ts";
import type { OutlineBlock } from "./outline.ts";
import { complain } from "./quire-complaint.ts";
import { quireHighlights } from "./quire-highlights.ts";
import { quireLooks } from "./quire-looks.ts";
import { fromQuireKind, quireOutline, toQuireDocument } from "./quire-outline.ts";
import { tableHands } from "./table-hands.ts";
import { yjsWire } from "./yjs-wire.ts";

export function quireSubject(format: DocumentFormat): Subject {
  const binding = bindingFor(format);
  return {
    name: `Quire, ${format}`,
    seed: async (content) => seed(binding, content),
    open: async (start, clientId) => openQuire(format, binding, start, clientId),
    // Under xml a client that is older than the document is let in to read only: there is nothing to cross.
    ...(format === "text" && {
      openOlder: async (start: Uint8Array, clientId: number) => openOlderQuire(binding, start, clientId),
    }),
  };
}

function seed(binding: Binding, content: readonly OutlineBlock[]): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 7;
  const wanted = toQuireDocument(content, schema);
  binding.seed(doc, wanted);
  if (holdsCards(binding.read(doc, schema))) throw new NotOffered("this content");
  return Y.encodeStateAsUpdate(doc);
}

function openQuire(
  format: DocumentFormat,
  binding: Binding,
  start: Uint8Array,
  clientId: number,
): EditorUnderTest {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  Y.applyUpdate(doc, start);
  return openQuireOn(doc, format, binding);
}

/** A view on a Y.Doc that somebody else feeds. Closing it destroys the Y.Doc too. */
export function openQuireOn(
  doc: Y.Doc,
  format: DocumentFormat,
  binding: Binding = bindingFor(format),
): EditorUnderTest {
  const state = createEditorState({ doc, format, binding, editable: true, texts: englishTexts });
  const view = new EditorView(document.body.appendChild(document.createElement("div")), { state });
  const run = (command: Binding["undo"]) => () => command(view.state, view.dispatch, view);
  return {
    view,
    wire: yjsWire(Y, doc),
    selectText: (from, to) => TextSelection.create(view.state.doc, from, to),
    selectNode: (position) => NodeSelection.create(view.state.doc, position),
    outline: quireOutline,
    complaint: () => complain(view.state.doc, binding.read(doc, schema)),
    commands: {
      kind: (kind) => run(setBlock(toKind(kind)))(),
      mark: (mark) => run(toggleMarkByName(mark === "b" ? "strong" : "em"))(),
      link: (href) => run(setLink(href))(),
      ...quireLooks(run),
      indent: run(indent),
      outdent: run(outdent),
      toggleTask: run(toggleTasks),
      moveUp: run(moveUp),
      moveDown: run(moveDown),
      deleteBlock: run(deleteBlock),
      divider: run(insertDivider),
      undo: run(binding.undo),
      redo: run(binding.redo),
      // Format xml shows a table of ours as a locked card.
      ...(format === "text" ? tableHands(schema, run) : {}),
    },
    anchor: {
      make: (position, side = 1) => binding.toAnchor(view.state, position, side),
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it is what `make` gave
      find: (anchor) => binding.fromAnchor(view.state, anchor as Anchor),
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it is what `make` gave
      findRange: (from, to) => binding.fromRange(view.state, { from: from as Anchor, to: to as Anchor }),
    },
    highlights: quireHighlights(view),
    close: () => {
      view.destroy();
      doc.destroy();
    },
  };
}

/** What the format cannot hold comes back as a locked card. */
function holdsCards(doc: Node): boolean {
  return doc.children.some(isUnknown);
}

function toKind(kind: string): Parameters<typeof setBlock>[0] {
  const attrs = fromQuireKind(kind);
  if (!isBlockKind(attrs.kind)) throw new NotOffered(kind);
  return attrs.level === undefined ? { kind: attrs.kind } : { kind: attrs.kind, level: attrs.level };
}
