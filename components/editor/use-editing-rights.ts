"use client";

import { useState } from "react";
import type { DocumentSnapshot } from "#lib/collab/document-connection.ts";
import { type Role, roleAllows } from "#lib/collab/role.ts";
import type { DocumentEntry } from "#lib/collab/service-api.ts";
import { mayEditSchema } from "#lib/editor/schema/schema-guard.ts";
import type { DocumentSession } from "./document-session.ts";
import type { EditorHost } from "./editor-host.ts";
import { type Rights, useWritingMode, type WritingMode } from "./suggesting/use-writing-mode.ts";
import { useConnection } from "./use-connection.ts";
import { useRefusingStore } from "./use-refusing-store.ts";

/** What may be done with an open document just now, by role, connection and the chosen mode. */
export interface EditingRights {
  role: Role;
  /** Why nothing more is taken from this page. */
  frozen: DocumentSnapshot["frozen"];
  /** A newer Quire wrote it: this page only shows it. */
  isOutdated: boolean;
  /** The server cannot write to its disk just now. */
  isRefused: boolean;
  /** Role and mode, as they are shown: also while another incarnation takes over. */
  rights: Rights;
  mode: WritingMode;
  setMode: (mode: WritingMode) => void;
  /** Told that what is typed is taken for a suggestion, or no more; before that nobody types. */
  setTaken: (isTaken: boolean) => void;
  /** The document takes edits of this person. */
  isWriter: boolean;
  /** A writer whose text stands still for the moment. */
  isHeld: boolean;
  /** What is typed goes into the text. */
  editable: boolean;
}

/** `isSwitching`: another incarnation is about to take this one's place, and what is shown must not flicker meanwhile. */
export function useEditingRights(
  session: DocumentSession | undefined,
  host: EditorHost,
  entry: DocumentEntry,
  isSwitching: boolean,
): EditingRights {
  const connection = session?.connection;
  const role = useConnection(connection, (snapshot) => snapshot.role ?? entry.role, entry.role);
  const frozen = useConnection(connection, (snapshot) => snapshot.frozen, undefined);
  const isOutdated = useConnection(
    connection,
    (snapshot) => !mayEditSchema(snapshot.schemaVersion ?? 0),
    false,
  );
  const isShown = frozen === undefined || isSwitching;
  const isWriter = roleAllows(role, "edit") && frozen === undefined && !isOutdated;
  const isRefused = useRefusingStore(connection) && isWriter;
  const rights = {
    mayEdit: roleAllows(role, "edit") && isShown && !isOutdated,
    mayComment: roleAllows(role, "comment") && isShown,
  };
  const [mode, setMode] = useWritingMode(host, entry.id, rights);
  const [isTaken, setTaken] = useState(false);
  const isHeld = isRefused || (isWriter && (mode === "viewing" || (mode === "suggesting" && !isTaken)));
  const editable = isWriter && mode === "editing" && !isHeld;
  return { role, frozen, isOutdated, isRefused, rights, mode, setMode, setTaken, isWriter, isHeld, editable };
}
