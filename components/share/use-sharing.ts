"use client";

import { useCallback, useEffect, useState } from "react";
import type { LinkRole, Role } from "#lib/collab/role.ts";
import { roleAllows } from "#lib/collab/role.ts";
import type { AccessEntry, LinkEntry } from "#lib/collab/service-api.ts";
import type { ShareActions } from "./share-actions.ts";

/** What the dialog knows: nothing yet, nothing because the server did not answer, or who may do what. */
export type Sharing =
  | { state: "loading" }
  | { state: "failed" }
  | { state: "ready"; links: readonly LinkEntry[]; people: readonly AccessEntry[] };

export interface SharingControl {
  sharing: Sharing;
  reload: () => Promise<void>;
  create: (role: LinkRole) => Promise<void>;
  rotate: (linkId: string) => Promise<void>;
  revoke: (linkId: string) => Promise<void>;
  restore: (linkId: string) => Promise<void>;
}

/** Loads links and people as far as `role` may see them, and keeps them in step with what the owner does. */
export function useSharing(documentId: string, role: Role, actions: ShareActions): SharingControl {
  const [sharing, setSharing] = useState<Sharing>({ state: "loading" });

  const load = useCallback(async (): Promise<Sharing> => {
    try {
      const [links, people] = await Promise.all([
        role === "own" ? actions.links(documentId) : [],
        roleAllows(role, "edit") ? actions.people(documentId) : [],
      ]);
      return { state: "ready", links: newestFirst(links), people };
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

  const create = async (linkRole: LinkRole) => {
    const link = await actions.createLink(documentId, linkRole);
    changeLinks((links) => [...links, link]);
  };
  const rotate = async (linkId: string) => {
    const rotated = await actions.rotateLink(documentId, linkId);
    changeLinks((links) => links.map((link) => (link.id === linkId ? rotated : link)));
  };
  const revoke = async (linkId: string) => {
    await actions.revokeLink(documentId, linkId);
    changeLinks((links) => links.filter((link) => link.id !== linkId));
    // Whoever came only by that link has lost access just now: ask who is left, and keep the list if nobody answers.
    const fresh = await load();
    if (fresh.state === "ready") setSharing(fresh);
  };
  const restore = async (linkId: string) => {
    const restored = await actions.restoreLink(documentId, linkId);
    changeLinks((links) => [...links.filter((link) => link.id !== linkId), restored]);
  };
  return { sharing, reload, create, rotate, revoke, restore };
}

function newestFirst(links: readonly LinkEntry[]): readonly LinkEntry[] {
  return [...links].sort((a, b) => b.createdAt - a.createdAt);
}
