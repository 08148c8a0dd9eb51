"use client";

import type { AccessRequestsControl } from "#components/share/use-access-requests.ts";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { fetched } from "#components/ui/fetched.ts";
import { useToast } from "#components/ui/toast.tsx";
import { WhileFetched } from "#components/ui/while-fetched.tsx";
import type { DocumentConnection, DocumentSnapshot } from "#lib/collab/document-connection.ts";
import { isSettled } from "#lib/collab/save-ledger.ts";
import type { DocumentEntry, Person } from "#lib/collab/service-api.ts";
import { webApi } from "#lib/web-api/lazy-web-api.ts";
import { WebApiError } from "#lib/web-api/web-api-error.ts";
import type { EditingRights } from "./use-editing-rights.ts";
import { whenConnection } from "./when-connection.ts";

// Fetched when they are opened.
const NameDialog = fetched(async () => ({ default: (await import("./name-dialog.tsx")).NameDialog }));
const ShareDialog = fetched(async () => ({
  default: (await import("#components/share/share-dialog.tsx")).ShareDialog,
}));
const UpgradeDialog = fetched(async () => ({
  default: (await import("./upgrade-dialog.tsx")).UpgradeDialog,
}));

/** How long an upgrade waits for the last letters to be saved, and for word from the document afterwards. */
const upgradePatienceMs = 5_000;

/** What may lie over a document; one at a time. */
export type EditorDialog = "share" | "name" | "upgrade";

interface EditorDialogsProps {
  open: EditorDialog | undefined;
  may: EditingRights;
  /** The document works, or its next incarnation is about to. */
  isShown: boolean;
  onClose: () => void;
  entry: DocumentEntry;
  connection: DocumentConnection | undefined;
  myId: Person["id"];
  myName: Person["name"];
  requests: AccessRequestsControl;
}

/** The dialogs over a document. */
export function EditorDialogs({
  open,
  may,
  isShown,
  onClose,
  entry,
  connection,
  ...rest
}: EditorDialogsProps) {
  const { myId, myName, requests } = rest;
  const texts = useTexts();
  const toast = useToast();
  const upgrade = async () => {
    const waits = async (isSo: (snapshot: DocumentSnapshot) => boolean) =>
      connection === undefined || (await whenConnection(connection, isSo, upgradePatienceMs));
    if (!(await waits(({ ledger }) => isSettled(ledger))))
      throw new WebApiError("unavailable", texts("upgrade.unsaved"));
    await webApi.convertDocument(entry.id, "text");
    toast({ text: texts("upgrade.done") });
    // The dialog goes with this screen, when the new one is there: what is typed before that would belong to neither.
    if (!(await waits((snapshot) => snapshot.frozen !== undefined))) onClose();
  };
  return (
    <WhileFetched onCallOff={onClose}>
      {open === "share" && may.frozen === undefined && (
        <ShareDialog
          documentId={entry.id}
          role={may.role}
          myId={myId}
          ownerName={entry.owner.name}
          actions={webApi}
          requests={requests}
          onClose={onClose}
        />
      )}
      {open === "upgrade" && isShown && <UpgradeDialog onUpgrade={upgrade} onClose={onClose} />}
      {open === "name" && (
        <NameDialog
          name={myName}
          onClose={onClose}
          onRename={async (name) => {
            await webApi.renameMe(name);
          }}
        />
      )}
    </WhileFetched>
  );
}
