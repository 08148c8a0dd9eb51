"use client";

import { useRouter } from "next/navigation";
import { Suspense } from "react";
import * as Y from "yjs";
import type { AccessRequestsControl } from "#components/share/use-access-requests.ts";
import { fetched } from "#components/ui/fetched.ts";
import { toBase64 } from "#lib/collab/base64.ts";
import type { DocumentSnapshot } from "#lib/collab/document-connection.ts";
import type { DocumentFormat } from "#lib/collab/document-format.ts";
import type { DocumentEntry } from "#lib/collab/service-api.ts";
import { webApi } from "#lib/web-api/lazy-web-api.ts";
import type { DocumentSession } from "./document-session.ts";
import type { RescuedChanges } from "./rescue.ts";
import { RoleNotice } from "./role-notice.tsx";
import type { EditingRights } from "./use-editing-rights.ts";
import type { useKeptChanges } from "./use-kept-changes.ts";

const FreezeBanner = fetched(async () => ({ default: (await import("./freeze-banner.tsx")).FreezeBanner }));
const RequestBanners = fetched(async () => ({
  default: (await import("#components/share/request-banners.tsx")).RequestBanners,
}));
const StoreBanner = fetched(async () => ({ default: (await import("./store-banner.tsx")).StoreBanner }));
const KeptBanner = fetched(async () => ({ default: (await import("./kept-banner.tsx")).KeptBanner }));

interface DocumentBannersProps {
  entry: DocumentEntry;
  session: DocumentSession | undefined;
  may: EditingRights;
  why: DocumentSnapshot["why"];
  /** Another incarnation is about to take its place: nothing to tell. */
  isSwitching: boolean;
  rescued: RescuedChanges | undefined;
  keptChanges: ReturnType<typeof useKeptChanges>;
  requests: AccessRequestsControl;
  onSeeRequests: () => void;
  /** What was typed has become a document of its own. */
  onHandled: () => void;
}

/** What a document has to tell between its head and its text: why nothing can be typed, what was kept, who asks. */
export function DocumentBanners({ entry, session, may, why, isSwitching, ...rest }: DocumentBannersProps) {
  const { frozen, isRefused, isOutdated } = may;
  const { rescued, requests, onSeeRequests, onHandled } = rest;
  const { kept, forget } = rest.keptChanges;
  const router = useRouter();
  const saveAsNew = async (content: string, contentFormat: DocumentFormat | undefined) => {
    const created = await webApi.createDocument({
      kind: "blank",
      content,
      ...(contentFormat && { contentFormat }),
    });
    onHandled();
    router.push(`/d/${created.id}`);
  };
  return (
    <Suspense>
      {frozen !== undefined && !isSwitching && (
        <FreezeBanner
          frozen={frozen}
          why={why}
          rescued={rescued}
          onSaveAsNew={async () => {
            if (session === undefined) return;
            await saveAsNew(toBase64(Y.encodeStateAsUpdate(session.doc)), session.format);
            if (rescued !== undefined) forget(rescued.at);
          }}
        />
      )}
      {frozen === undefined && requests.requests.length > 0 && (
        <RequestBanners control={requests} onSeeAll={onSeeRequests} />
      )}
      {frozen === undefined && <RoleNotice connection={session?.connection} initial={entry.role} />}
      {isRefused && <StoreBanner />}
      {frozen === undefined && isOutdated && <FreezeBanner frozen="schemaTooOld" rescued={undefined} />}
      {frozen === undefined && kept !== undefined && (
        <KeptBanner
          kept={kept}
          onForget={() => forget(kept.at)}
          onSaveAsNew={async (update) => {
            await saveAsNew(update, kept.format);
            forget(kept.at);
          }}
        />
      )}
    </Suspense>
  );
}
