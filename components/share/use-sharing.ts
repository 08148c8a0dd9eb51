"use client";

import { useCallback, useEffect, useState } from "react";
import type { Role } from "#lib/collab/role.ts";
import { roleAllows } from "#lib/collab/role.ts";
import type { AccessEntry, LinkEntry, NewLink, PatchLink } from "#lib/collab/service-api.ts";
import type { ShareActions } from "./share-actions.ts";

/** What the dialog knows: nothing yet, nothing because the server did not answer, or who may do what. */
export type Sharing =
  | { state: "loading" }
  | { state: "failed" }
  | {
      state: "ready";
      links: readonly LinkEntry[];
      people: readonly AccessEntry[];
      /** Viewers are not shown as present. */
      hidesViewers: boolean;
    };

export interface SharingControl {
  sharing: Sharing;
  reload: () => Promise<void>;
  /** As `reload`, but what there is stays until the answer comes, and when none does. */
  refresh: () => Promise<void>;
  create: (link: NewLink) => Promise<void>;
  edit: (linkId: string, change: PatchLink) => Promise<void>;
  rotate: (linkId: string) => Promise<void>;
  revoke: (linkId: string) => Promise<void>;
  restore: (linkId: string) => Promise<void>;
  setRole: (personId: string, role: Role) => Promise<void>;
  remove: (personId: string) => Promise<void>;
  transfer: (personId: string) => Promise<void>;
}

/** Loads links and people as far as `role` may see them, and keeps them in step with what the owner does. */
export function useSharing(documentId: string, role: Role, actions: ShareActions): SharingControl {
  const [sharing, setSharing] = useState<Sharing>({ state: "loading" });

  const load = useCallback(async (): Promise<Sharing> => {
    try {
      const [document, links, people] = await Promise.all([
        role === "own" ? actions.document(documentId) : undefined,
        role === "own" ? actions.links(documentId) : [],
        roleAllows(role, "edit") ? actions.people(documentId) : [],
      ]);
      const hidesViewers = document?.hidesViewers ?? false;
      return { state: "ready", links: newestFirst(links), people, hidesViewers };
    } catch {
      return { state: "failed" };
    }
  }, [actions, documentId, role]);

  useEffect(() => {
    let wanted = true;
    const begin = async () => {
      const loaded = await load();
      if (wanted) setSharing(loaded);
    };
    void begin();
    return () => {
      wanted = false;
    };
  }, [load]);

  const reload = async () => {
    setSharing({ state: "loading" });
    setSharing(await load());
  };
  const changeLinks = (change: (links: readonly LinkEntry[]) => readonly LinkEntry[]) =>
    setSharing((now) => (now.state === "ready" ? { ...now, links: newestFirst(change(now.links)) } : now));

  /** What changed for people is the server's to say; the list stays as it is while nobody answers. */
  const refresh = async () => {
    const fresh = await load();
    if (fresh.state === "ready") setSharing(fresh);
  };

  const create = async (wanted: NewLink) => {
    const link = await actions.createLink(documentId, wanted);
    changeLinks((links) => [...links, link]);
  };
  const edit = async (linkId: string, change: PatchLink) => {
    const edited = await actions.editLink(documentId, linkId, change);
    changeLinks((links) => links.map((link) => (link.id === linkId ? edited : link)));
    await refresh();
  };
  const rotate = async (linkId: string) => {
    const rotated = await actions.rotateLink(documentId, linkId);
    changeLinks((links) => links.map((link) => (link.id === linkId ? rotated : link)));
  };
  const revoke = async (linkId: string) => {
    await actions.revokeLink(documentId, linkId);
    changeLinks((links) => links.filter((link) => link.id !== linkId));
    // Whoever came only by that link has lost access just now: ask who is left.
    await refresh();
  };
  const restore = async (linkId: string) => {
    const restored = await actions.restoreLink(documentId, linkId);
    changeLinks((links) => [...links.filter((link) => link.id !== linkId), restored]);
  };
  const setRole = async (personId: string, wanted: Role) => {
    await actions.setRole(documentId, personId, wanted);
    await refresh();
  };
  const remove = async (personId: string) => {
    await actions.removePerson(documentId, personId);
    await refresh();
  };
  const transfer = async (personId: string) => {
    await actions.transferDocument(documentId, personId);
    await refresh();
  };
  return { sharing, reload, refresh, create, edit, rotate, revoke, restore, setRole, remove, transfer };
}

function newestFirst(links: readonly LinkEntry[]): readonly LinkEntry[] {
  return [...links].sort((a, b) => b.createdAt - a.createdAt);
}
