"use client";

import { useRouter } from "next/navigation";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { useToast } from "#components/ui/toast.tsx";
import type { Batch, HomeEntry } from "#lib/collab/home-api.ts";
import { roleAllows } from "#lib/collab/role.ts";
import type { PlainTextKey } from "#lib/texts/catalogue.ts";
import { reasonOf } from "#lib/web-api/reason-of.ts";
import { changeWords } from "./change-words.ts";
import type { DocumentActions } from "./document-actions.ts";
import { wouldChange } from "./home-list.ts";
import type { ChangeOutcome, HomeStore } from "./home-store.ts";
import { shownTitle } from "./shown-title.ts";

/** The codes that one document of several can answer with. */
const problems: Record<string, PlainTextKey> = {
  forbidden: "problem.forbidden",
  not_found: "problem.not_found",
  conflict: "problem.conflict",
};

/** A change without its documents. */
export type Deed =
  | { action: Exclude<Batch["action"], "tag" | "untag"> }
  | { action: "tag" | "untag"; tag: string };

export interface HomeChanges {
  /** Does it to all of them that it applies to, says so, and offers to take it back. */
  change: (deed: Deed, documents: readonly HomeEntry[]) => Promise<void>;
  rename: (document: HomeEntry, title: string) => Promise<void>;
  /** Makes a copy; `open` goes there, as one does with a template. */
  duplicate: (document: HomeEntry, open: boolean) => Promise<void>;
  setTemplate: (document: HomeEntry, isTemplate: boolean) => Promise<void>;
}

/** Whether somebody may do this to a document at all. */
export function mayChange({ action }: Deed, document: HomeEntry, myId: string): boolean {
  if (action === "delete") return document.owner.id === myId;
  if (action === "trash" || action === "restore") return roleAllows(document.role, "own");
  return true;
}

/** What is done to documents here, with the words that go with it. */
export function useHomeChanges(store: HomeStore, actions: DocumentActions, myId: string): HomeChanges {
  const texts = useTexts();
  const toast = useToast();
  const router = useRouter();
  const fail = (text: string, error: unknown) =>
    toast({ text: `${text} ${reasonOf(error, texts)}`, tone: "danger" });

  const report = (deed: Deed, { done, failed, undo }: ChangeOutcome, documents: readonly HomeEntry[]) => {
    const [first] = failed;
    if (first !== undefined) {
      const reason = texts(problems[first.code] ?? "problem.unknown");
      toast({ text: `${texts("home.someFailed", { count: failed.length })} ${reason}`, tone: "danger" });
      return;
    }
    const ids = new Set(done);
    const changed = documents.filter(({ id }) => ids.has(id));
    const text = changeWords(deed, changed, documents.length === 1, store.state().view, texts);
    if (text === null) return;
    const back = async () => {
      try {
        await undo?.();
      } catch (error) {
        fail(texts("home.notChanged"), error);
      }
    };
    // oxlint-disable-next-line no-void -- `back` catches.
    toast({ text, ...(undo && { action: { label: texts("ui.undo"), onSelect: () => void back() } }) });
  };

  const change = async (deed: Deed, documents: readonly HomeEntry[]) => {
    const allowed = documents.filter((document) => mayChange(deed, document, myId));
    const documentIds = allowed
      .filter((document) => wouldChange(document, { ...deed, documentIds: [] }))
      .map(({ id }) => id);
    const others = documents.length - allowed.length;
    if (documentIds.length === 0) {
      if (others > 0) toast({ text: texts("home.notOwn", { count: others }) });
      return;
    }
    try {
      report(deed, await store.change({ ...deed, documentIds }), allowed);
    } catch (error) {
      fail(texts("home.notChanged"), error);
    }
  };

  const rename = async (document: HomeEntry, title: string) => {
    store.put({ ...document, title });
    try {
      await actions.renameDocument(document.id, title);
    } catch (error) {
      store.put(document);
      fail(texts("documents.titleNotSaved"), error);
    }
  };

  const duplicate = async (document: HomeEntry, open: boolean) => {
    const title = shownTitle(document.title, texts);
    try {
      const name = open ? document.title : texts("home.copyOf", { title });
      const copy = await actions.duplicateDocument(document.id, name);
      if (open) {
        router.push(`/d/${copy.id}`);
        return;
      }
      await store.refresh();
      toast({
        text: texts("home.duplicated", { title: copy.title }),
        action: { label: texts("home.open"), onSelect: () => router.push(`/d/${copy.id}`) },
      });
    } catch (error) {
      fail(texts(open ? "documents.notCreated" : "home.notDuplicated", { title }), error);
    }
  };

  const setTemplate = async (document: HomeEntry, isTemplate: boolean) => {
    const said = isTemplate ? "home.isNowTemplate" : "home.noLongerTemplate";
    store.put({ ...document, isTemplate });
    try {
      await actions.setTemplate(document.id, isTemplate);
      await store.refresh();
      toast({ text: texts(said, { title: shownTitle(document.title, texts) }) });
    } catch (error) {
      store.put(document);
      fail(texts("home.notChanged"), error);
    }
  };

  return { change, rename, duplicate, setTemplate };
}
