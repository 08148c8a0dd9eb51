import type { Node } from "prosemirror-model";
import * as Y from "yjs";
import { toBase64 } from "#lib/collab/base64.ts";
import type { KeptChangesStore } from "#lib/collab/kept-changes.ts";
import { pendingChanges } from "#lib/collab/save-ledger.ts";
import { changedBlocks } from "#lib/editor/queries/changed-blocks.ts";
import { toPlainText } from "#lib/editor/serializers/plain-text.ts";
import type { DocumentSession } from "./document-session.ts";

/** What was typed and could not be sent, and how much of it outlives this tab. */
export interface RescuedChanges {
  /** When it was put aside, milliseconds since 1970: the store knows it by that. */
  at: number;
  changes: number;
  text: string;
  kept: "all" | "text" | "nothing";
}

/**
 * Keeps what this tab could not send. `saved` is the document when everything was last saved, `now` as it stands; without
 * them (a title only) the text is the title.
 */
export function rescueChanges(
  session: DocumentSession,
  store: KeptChangesStore,
  saved: Node | undefined,
  now: Node | undefined,
): RescuedChanges | undefined {
  const changes = pendingChanges(session.connection.snapshot().ledger);
  if (changes === 0) return undefined;
  const title = session.title.toJSON();
  const blocks = now === undefined ? [] : saved === undefined ? now.children : changedBlocks(saved, now);
  const text = blocks.length === 0 ? title : toPlainText(blocks);
  const update = toBase64(Y.encodeStateAsUpdate(session.doc));
  const at = Date.now();
  const kept = store.keep({ at, changes, title, text, update, format: session.format });
  return { at, changes, text, kept };
}
