"use client";

import { Download } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import type { DocumentConnection, DocumentSnapshot } from "#lib/collab/document-connection.ts";
import { pendingChanges } from "#lib/collab/save-ledger.ts";
import type { SaveBlockedCode } from "#lib/collab/session-message.ts";
import { connectionWords } from "./connection-words.ts";
import styles from "./save-ledger-panel.module.css";
import { useConnection } from "./use-connection.ts";

interface SaveLedgerPanelProps {
  connection: DocumentConnection | undefined;
  onDownload: () => void;
}

/** What the save chip stands for, in figures. */
export function SaveLedgerPanel({ connection, onDownload }: SaveLedgerPanelProps) {
  const pending = useConnection(connection, (snapshot) => pendingChanges(snapshot.ledger), 0);
  const savedAt = useConnection(connection, (snapshot) => snapshot.ledger.lastSavedAt, undefined);
  const words = useConnection(connection, connectionWords, "Connecting");
  const blocked = useConnection(connection, blockedWords, undefined);
  return (
    <div className={styles.panel}>
      <dl className={styles.figures}>
        <dt>Last saved</dt>
        <dd>{savedAt === undefined ? "Nothing yet" : new Date(savedAt).toLocaleTimeString()}</dd>
        <dt>Changes waiting</dt>
        <dd>{pending}</dd>
        <dt>Connection</dt>
        <dd>{words}</dd>
      </dl>
      {blocked !== undefined && <p className={styles.blocked}>{blocked}</p>}
      <p className={styles.meaning}>“Saved” means that your edits are on the server’s disk.</p>
      <Button size="sm" icon={<Download aria-hidden="true" />} onClick={onDownload}>
        Download a copy
      </Button>
    </div>
  );
}

const blockedSentences: Record<SaveBlockedCode, string> = {
  store_failed: "The server cannot write to its disk. Keep this tab open; it keeps trying.",
  gap: "The server waits for an earlier edit. Keep this tab open.",
  refused: "The server did not take an edit. Download a copy to be safe.",
};

function blockedWords({ ledger }: DocumentSnapshot): string | undefined {
  return ledger.blocked === null ? undefined : blockedSentences[ledger.blocked];
}
