"use client";

import { useTexts } from "#components/texts/texts-provider.tsx";
import { Popover } from "#components/ui/popover.tsx";
import type { DocumentConnection, DocumentSnapshot } from "#lib/collab/document-connection.ts";
import type { Role } from "#lib/collab/role.ts";
import { type SaveChip as Chip, openLedger, pendingChanges, saveChip } from "#lib/collab/save-ledger.ts";
import type { CommentsShown } from "./comments/comments-button.tsx";
import styles from "./save-chip.module.css";
import { SaveLedgerPanel } from "./save-ledger-panel.tsx";
import { useConnection } from "./use-connection.ts";
import { useShownChip } from "./use-shown-chip.ts";

// Until local storage keeps edits over a reload, nothing may say that it does.
const keepsOnDevice = false;

interface SaveChipProps {
  connection: DocumentConnection | undefined;
  /** What the page was rendered with. */
  role: Role;
  /** What is typed is a suggestion: the chip tells of these as well. */
  isSuggesting: boolean;
  suggestions: CommentsShown["waiting"];
  onDownload: () => void;
}

/** One of the five truths about saving. Opens the ledger. */
export function SaveChip({ connection, role, isSuggesting, suggestions, onDownload }: SaveChipProps) {
  const textChip = useShownChip(connection, chipOf, firstChip(role));
  const unsent = suggestions?.unsent ?? 0;
  const chip = withSuggestions(textChip, isSuggesting, suggestions);
  const frozen = useConnection(connection, (snapshot) => snapshot.frozen !== undefined, false);
  const isOpening = useConnection(connection, openingOf, true);
  const pending = useConnection(connection, pendingOf, 0);
  const texts = useTexts();
  const text =
    chip === "on-device" ? texts("chip.on-device", { count: pending + unsent }) : texts(`chip.${chip}`);
  return (
    <>
      {/* A live region that spoke at each key would drown the text: it is quiet, and the announcer says what matters. */}
      <output
        aria-live="off"
        aria-label={text}
        className={styles.status}
        data-chip={chip}
        data-frozen={frozen}
        data-opening={isOpening}
      >
        <Popover
          label={texts("ledger.name")}
          trigger={
            <button type="button" className={styles.chip} aria-label={texts("chip.details", { text })}>
              <span className={styles.dot} aria-hidden="true" />
              <span className={styles.text}>{text}</span>
            </button>
          }
        >
          <SaveLedgerPanel connection={connection} onDownload={onDownload} />
        </Popover>
      </output>
      <span className="visually-hidden" aria-live="polite">
        {chip === "not-saved" || chip === "on-device" ? text : ""}
      </span>
    </>
  );
}

/** Suggestions are kept on this device until they arrive; who makes them is told of them where they look for what is saved. */
function withSuggestions(chip: Chip, isSuggesting: boolean, suggestions: SaveChipProps["suggestions"]): Chip {
  const { all = 0, unsent = 0, isKept } = suggestions ?? {};
  if (chip === "not-saved") return chip;
  if (unsent > 0) return isKept ? "on-device" : "not-saved";
  if (!isSuggesting) return chip;
  return all > 0 ? "saving" : chip === "read-only" ? "saved" : chip;
}

function firstChip(role: Role): Chip {
  return saveChip(openLedger(role), { frozen: false, keepsOnDevice });
}

/** The chip of a snapshot. */
export function chipOf(snapshot: DocumentSnapshot): Chip {
  return saveChip(snapshot.ledger, { frozen: snapshot.frozen !== undefined, keepsOnDevice });
}

/**
 * Whether something is not saved, for the bar that makes room for the words: "frozen" where a banner says so already. Told as an
 * attribute of the bar, as `:has()` would have the browser look at every block's style anew whenever the chip changes.
 */
export function unsavedOf(snapshot: DocumentSnapshot): "open" | "frozen" | undefined {
  const chip = chipOf(snapshot);
  if (chip !== "on-device" && chip !== "not-saved") return undefined;
  return snapshot.frozen === undefined ? "open" : "frozen";
}

/** Nothing was typed and nothing was heard yet: the chip is there for those who ask, and draws no eye. */
function openingOf({ ledger }: DocumentSnapshot): boolean {
  return !ledger.everSettled && pendingChanges(ledger) === 0;
}

/** Only where the words hold a number: else each key would draw the chip anew. */
function pendingOf(snapshot: DocumentSnapshot): number {
  return chipOf(snapshot) === "on-device" ? pendingChanges(snapshot.ledger) : 0;
}
