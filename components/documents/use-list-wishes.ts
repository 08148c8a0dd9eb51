"use client";

import { type KeyboardEvent, useState } from "react";
import type { HomeEntry } from "#lib/collab/home-api.ts";
import { roleAllows } from "#lib/collab/role.ts";
import type { RowWish } from "./document-row.tsx";
import { type Deed, type HomeChanges, mayChange } from "./use-home-changes.ts";

/** What is open over the list. Documents by id: they may change while it is open. */
export type Opened = { kind: "tags" | "delete"; ids: readonly string[] } | { kind: "keys" };

interface ListWishesOptions {
  changes: HomeChanges;
  myId: string;
  /** Rows are about to go: the focus needs a place that stays. */
  onLeaving: (ids: ReadonlySet<string>) => void;
}

export interface ListWishes {
  opened: Opened | null;
  setOpened: (opened: Opened | null) => void;
  /** The document whose title is being changed. */
  renaming: string | null;
  setRenaming: (id: string | null) => void;
  wish: (wish: RowWish, documents: readonly HomeEntry[]) => void;
  /** Does what takes rows away. */
  leave: (deed: Deed, documents: readonly HomeEntry[]) => void;
  /** A key on a row. `chosen`: what is selected; without any, it is about the row. */
  key: (event: KeyboardEvent, document: HomeEntry, chosen: readonly HomeEntry[]) => void;
}

const keys: Record<string, RowWish | undefined> = { Delete: "trash", s: "star", t: "tags", F2: "rename" };

/** From what somebody wants of rows to what happens: at once, or after a dialog. */
export function useListWishes({ changes, myId, onLeaving }: ListWishesOptions): ListWishes {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);

  const leave = (deed: Deed, documents: readonly HomeEntry[]) => {
    onLeaving(new Set(documents.filter((each) => mayChange(deed, each, myId)).map(({ id }) => id)));
    // oxlint-disable-next-line no-void -- `change` tells of every failure.
    void changes.change(deed, documents);
  };
  const wish = (kind: RowWish, documents: readonly HomeEntry[]) => {
    const [one] = documents;
    if (one === undefined) return;
    switch (kind) {
      case "star":
        // oxlint-disable-next-line no-void -- `change` tells of every failure.
        void changes.change(
          { action: documents.every(({ isStarred }) => isStarred) ? "unstar" : "star" },
          documents,
        );
        return;
      case "trash":
      case "restore":
        leave({ action: kind }, documents);
        return;
      case "delete": {
        const mine = documents.filter((each) => mayChange({ action: kind }, each, myId));
        setOpened({ kind, ids: mine.map(({ id }) => id) });
        return;
      }
      case "tags":
        setOpened({ kind, ids: documents.map(({ id }) => id) });
        return;
      case "rename":
        if (one.trashedAt === null && roleAllows(one.role, "edit")) setRenaming(one.id);
        return;
      case "duplicate":
      case "start":
        // oxlint-disable-next-line no-void -- `duplicate` tells of every failure.
        void changes.duplicate(one, kind === "start");
        return;
      case "template":
        // oxlint-disable-next-line no-void -- `setTemplate` tells of every failure.
        void changes.setTemplate(one, !one.isTemplate);
        return;
    }
  };
  const key = (event: KeyboardEvent, document: HomeEntry, chosen: readonly HomeEntry[]) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const wanted = keys[event.key];
    const inTrash = document.trashedAt !== null;
    const kind = inTrash ? (wanted === "trash" ? "delete" : undefined) : wanted;
    if (kind === undefined) return;
    event.preventDefault();
    wish(kind, kind === "rename" || chosen.length === 0 ? [document] : chosen);
  };
  return { opened, setOpened, renaming, setRenaming, wish, leave, key };
}
