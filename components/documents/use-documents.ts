"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { useToast } from "#components/ui/toast.tsx";
import type { DocumentEntry, DocumentScope } from "#lib/collab/service-api.ts";
import { reasonOf } from "#lib/web-api/reason-of.ts";
import type { DocumentActions } from "./document-actions.ts";
import { withDocument, withoutDocument, withTitle } from "./document-list-state.ts";
import { shownTitle } from "./shown-title.ts";

export interface Documents {
  documents: readonly DocumentEntry[];
  rename: (document: DocumentEntry, title: string) => Promise<void>;
  trash: (document: DocumentEntry) => Promise<void>;
  restore: (document: DocumentEntry) => Promise<void>;
}

/** Lists on screen. An "Undo" can outlive the view that offered it; the view that is there then must catch up, too. */
const listsOnScreen = new Set<() => Promise<void>>();

/**
 * The list on the home page: shows a change at once, takes it back with a message when the server refuses, and catches
 * up with the server whenever the page is looked at again.
 */
export function useDocuments(
  scope: DocumentScope,
  initial: readonly DocumentEntry[],
  actions: DocumentActions,
): Documents {
  const [documents, setDocuments] = useState(initial);
  const toast = useToast();
  const texts = useTexts();
  // Counts changes begun here: an answer that set out before a change must not overwrite it.
  const changes = useRef(0);

  const refresh = useCallback(async () => {
    const before = changes.current;
    try {
      const fresh = await actions.documents(scope);
      if (changes.current === before) setDocuments(fresh);
    } catch {
      // The list on screen stays; whatever the person does next reports the trouble.
    }
  }, [actions, scope]);

  useEffect(() => {
    const look = () => {
      if (document.visibilityState === "visible") void refresh();
    };
    look();
    listsOnScreen.add(refresh);
    document.addEventListener("visibilitychange", look);
    return () => {
      listsOnScreen.delete(refresh);
      document.removeEventListener("visibilitychange", look);
    };
  }, [refresh]);

  /** Shows `after` at once and runs `call`; when that fails, `undo` the showing and say so. */
  const change = async (
    after: (shown: readonly DocumentEntry[]) => readonly DocumentEntry[],
    undo: (shown: readonly DocumentEntry[]) => readonly DocumentEntry[],
    call: () => Promise<unknown>,
    failure: string,
  ): Promise<boolean> => {
    changes.current += 1;
    setDocuments(after);
    try {
      await call();
      return true;
    } catch (error) {
      setDocuments(undo);
      toast({ text: `${failure} ${reasonOf(error, texts)}`, tone: "danger" });
      return false;
    } finally {
      changes.current += 1;
      for (const catchUp of listsOnScreen) if (catchUp !== refresh) void catchUp();
    }
  };

  const rename = async (entry: DocumentEntry, title: string) => {
    await change(
      (shown) => withTitle(shown, entry.id, title),
      (shown) => withTitle(shown, entry.id, entry.title),
      () => actions.renameDocument(entry.id, title),
      texts("documents.titleNotSaved"),
    );
  };

  const move = (entry: DocumentEntry, call: () => Promise<unknown>, failure: string) =>
    change(
      (shown) => withoutDocument(shown, entry.id),
      (shown) => withDocument(shown, entry),
      call,
      failure,
    );

  const bringBack = (entry: DocumentEntry, call: () => Promise<unknown>, failure: string) =>
    change(
      (shown) => withDocument(shown, entry),
      (shown) => withoutDocument(shown, entry.id),
      call,
      failure,
    );

  const trash = async (entry: DocumentEntry) => {
    const failure = texts("documents.notTrashed", { title: shownTitle(entry.title, texts) });
    if (!(await move(entry, () => actions.trashDocument(entry.id), failure))) return;
    const undo = () =>
      void bringBack(
        entry,
        () => actions.restoreDocument(entry.id),
        texts("documents.stillTrashed", { title: shownTitle(entry.title, texts) }),
      );
    toast({
      text: texts("documents.wasTrashed", { title: shownTitle(entry.title, texts) }),
      action: { label: texts("ui.undo"), onSelect: undo },
    });
  };

  const restore = async (entry: DocumentEntry) => {
    const failure = texts("documents.notRestored", { title: shownTitle(entry.title, texts) });
    if (!(await move(entry, () => actions.restoreDocument(entry.id), failure))) return;
    const undo = () =>
      void bringBack(
        entry,
        () => actions.trashDocument(entry.id),
        texts("documents.notTrashed", { title: shownTitle(entry.title, texts) }),
      );
    toast({
      text: texts("documents.wasRestored", { title: shownTitle(entry.title, texts) }),
      action: { label: texts("ui.undo"), onSelect: undo },
    });
  };

  return { documents, rename, trash, restore };
}
