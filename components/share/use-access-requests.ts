"use client";

import { useCallback, useEffect, useState } from "react";
import type { DocumentConnection } from "#lib/collab/document-connection.ts";
import type { Role } from "#lib/collab/role.ts";
import type { AccessRequest } from "#lib/collab/service-api.ts";
import type { ShareActions } from "./share-actions.ts";

type RequestActions = Pick<ShareActions, "accessRequests" | "acceptRequest" | "declineRequest">;

export interface AccessRequestsControl {
  requests: readonly AccessRequest[];
  /** Each rejects when the answer did not arrive. */
  accept: (personId: string) => Promise<void>;
  decline: (personId: string) => Promise<void>;
}

/** Who asks an owner for more: looked up when the page opens, and again whenever the server says that it changed. */
export function useAccessRequests(
  connection: DocumentConnection | undefined,
  documentId: string,
  role: Role,
  actions: RequestActions,
): AccessRequestsControl {
  const [requests, setRequests] = useState<readonly AccessRequest[]>([]);
  const isOwner = role === "own";

  const load = useCallback(async (): Promise<readonly AccessRequest[] | undefined> => {
    try {
      return await actions.accessRequests(documentId);
    } catch {
      // Whoever asks is still there at the next event, or the next opening; nothing that the owner did is lost.
      return undefined;
    }
  }, [actions, documentId]);

  useEffect(() => {
    if (!isOwner || connection === undefined) return undefined;
    let wanted = true;
    const lookUp = async () => {
      const found = await load();
      if (wanted && found !== undefined) setRequests(found);
    };
    const stop = connection.onEvent(({ kind }) => {
      if (kind === "accessRequests") void lookUp();
    });
    void lookUp();
    return () => {
      wanted = false;
      stop();
    };
  }, [isOwner, connection, load]);

  const refresh = async () => {
    const found = await load();
    if (found !== undefined) setRequests(found);
  };

  return {
    requests: isOwner ? requests : [],
    async accept(personId) {
      await actions.acceptRequest(documentId, personId);
      await refresh();
    },
    async decline(personId) {
      await actions.declineRequest(documentId, personId);
      await refresh();
    },
  };
}
