"use client";

import { Suspense } from "react";
import { fetched } from "#components/ui/fetched.ts";
import type { HomeEntry } from "#lib/collab/home-api.ts";
import type { HomeChanges } from "./use-home-changes.ts";
import type { ListWishes } from "./use-list-wishes.ts";

const TagDialog = fetched(async () => ({ default: (await import("./tag-dialog.tsx")).TagDialog }));
const DeleteDialog = fetched(async () => ({ default: (await import("./delete-dialog.tsx")).DeleteDialog }));
const HomeShortcuts = fetched(async () => ({
  default: (await import("./home-shortcuts.tsx")).HomeShortcuts,
}));

interface HomeDialogsProps {
  wishes: ListWishes;
  changes: HomeChanges;
  /** The documents of those ids, as they are now. */
  allOf: (ids: Iterable<string>) => readonly HomeEntry[];
  knownTags: readonly string[];
}

/** What opens over the list. */
export function HomeDialogs({ wishes, changes, allOf, knownTags }: HomeDialogsProps) {
  const { opened, setOpened, leave } = wishes;
  const close = () => setOpened(null);
  const documents = opened === null || opened.kind === "keys" ? [] : allOf(opened.ids);
  return (
    <Suspense fallback={null}>
      {opened?.kind === "tags" && documents.length > 0 && (
        <TagDialog
          documents={documents}
          known={knownTags}
          // oxlint-disable-next-line no-void -- `change` tells of every failure.
          onTag={(tag, on) => void changes.change({ action: on ? "tag" : "untag", tag }, documents)}
          onClosed={close}
        />
      )}
      {opened?.kind === "delete" && documents.length > 0 && (
        <DeleteDialog
          documents={documents}
          onDelete={() => leave({ action: "delete" }, documents)}
          onClosed={close}
        />
      )}
      {opened?.kind === "keys" && <HomeShortcuts onClose={close} />}
    </Suspense>
  );
}
