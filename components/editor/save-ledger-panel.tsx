"use client";

import { Download } from "lucide-react";
import { useTexts } from "#components/texts/texts-provider.tsx";
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
  const texts = useTexts();
  const pending = useConnection(connection, (snapshot) => pendingChanges(snapshot.ledger), 0);
  const savedAt = useConnection(connection, (snapshot) => snapshot.ledger.lastSavedAt, undefined);
  const words = useConnection(connection, connectionWords, "connection.connecting");
  const blocked = useConnection(connection, blockedOf, null);
  return (
    <div className={styles.panel}>
      <dl className={styles.figures}>
        <dt>{texts("ledger.lastSaved")}</dt>
        <dd>
          {savedAt === undefined
            ? texts("ledger.nothingYet")
            : new Date(savedAt).toLocaleTimeString(texts.locale)}
        </dd>
        <dt>{texts("ledger.waiting")}</dt>
        <dd>{pending}</dd>
        <dt>{texts("ledger.connection")}</dt>
        <dd>{texts(words)}</dd>
      </dl>
      {blocked !== null && <p className={styles.blocked}>{texts(`ledger.${blocked}`)}</p>}
      <p className={styles.meaning}>{texts("ledger.meaning")}</p>
      <Button size="sm" icon={<Download aria-hidden="true" />} onClick={onDownload}>
        {texts("editor.download")}
      </Button>
    </div>
  );
}

function blockedOf({ ledger }: DocumentSnapshot): SaveBlockedCode | null {
  return ledger.blocked;
}
