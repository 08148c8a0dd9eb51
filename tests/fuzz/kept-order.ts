/** What an open editor keeps of the text from change to change has to be what reading it from scratch gives. */
import { expect } from "vitest";
import type * as Y from "yjs";
import { DocumentIndex } from "#lib/editor/binding/text/document-index.ts";
import type { FlatText } from "#lib/editor/binding/text/flat-text.ts";
import type { Id } from "#lib/editor/binding/text/layout.ts";
import { idKey } from "#lib/editor/binding/text/portals.ts";
import type { Entry } from "#lib/editor/binding/text/segments.ts";
import { syncKey } from "#lib/editor/binding/text/sync-state.ts";
import type { HeadlessEditor } from "./headless-editor.ts";

/** Throws unless the order of the page that `editor` keeps is the one that is built anew. Nothing for other bindings. */
export function expectOrderIsKept({ state, doc }: HeadlessEditor): void {
  const kept = syncKey.getState(state)?.session.index?.body;
  if (kept === undefined || kept.isHeld) return;
  const anew = new DocumentIndex(doc, state.schema).body;
  expect(kept.portals.map(idKey).sort()).toEqual(anew.portals.map(idKey).sort());
  expect(toOutline(kept, doc)).toEqual(toOutline(anew, doc));
}

/** Everything that is asked of a text that has moved blocks. */
function toOutline(flat: FlatText, doc: Y.Doc) {
  const { entries } = flat;
  const items: string[] = [];
  for (let item = doc.getText("body")._start; item !== null; item = item.right) {
    if (!item.deleted)
      items.push(
        `${idKey(item.id)} ${flat
          .entriesAt(item)
          .map((each) => entries.indexOf(each))
          .join()}`,
      );
  }
  return { entries: entries.map((entry, i) => toLine(flat, entry, entries[i + 1])), items };
}

function toLine(flat: FlatText, entry: Entry, next: Entry | undefined) {
  const { open, close, content, seams = [] } = entry;
  const run = next === undefined ? [entry] : [entry, next];
  const home = flat.homeOf(entry);
  return {
    open: nameOf(open),
    close: nameOf(close),
    content: content.map((each) => `${idKey(each)}+${each.len}`),
    seams: seams.map(({ at, piece }) => [at, nameOf(flat.homeOf(entry, piece))]),
    home: nameOf(home),
    alone: home && [flat.showsOnly(home, [entry]), flat.showsOnly(home, run)],
    outer: [open && idKey(flat.outerStart(open)), close && idKey(flat.outerEnd(close))],
  };
}

function nameOf(id: Id | null | undefined): string {
  return id ? idKey(id) : "";
}
