/**
 * What is saved and what is not, counted. The server says with message 100 how many of the document messages that this
 * socket carried are settled (on disk); the ledger turns that into "how many of the changes made in this tab".
 *
 * A change made while the socket is open travels as one update message. A change made before has to wait for the step 2
 * that answers the server's step 1: it carries all that the server lacks. So nothing of a socket counts before its first
 * step 2, and from there on each update message stands for one change. A stretch of such messages is one `Run`:
 *
 *      messages   1      2 (step 2)   3    4    5 (step 2)   6
 *      covers     –      7            8    9    9            10      changes, counted since the page opened
 *
 * Nothing here is ever optimistic: a change is pending until a settled message covers it.
 */
import { type Role, roleAllows } from "./role.ts";
import type { SaveBlockedCode } from "./session-message.ts";

interface Run {
  /** The message (1 is the socket's first) that starts this run, and the changes that it covers. */
  readonly message: number;
  readonly covers: number;
}

interface SocketLedger {
  readonly sent: number;
  readonly settled: number;
  /** Oldest first; empty until the first step 2. */
  readonly runs: readonly Run[];
}

export interface SaveLedger {
  /** Changes made in this tab since the page opened, and how many of them are on the server's disk. */
  readonly changes: number;
  readonly saved: number;
  readonly socket: SocketLedger | undefined;
  /** The server has sent what it holds, on this socket. */
  readonly synced: boolean;
  /** Once true: the tab's document and the server's met, and what this tab sent was settled. */
  readonly everSettled: boolean;
  readonly blocked: SaveBlockedCode | null;
  readonly role: Role | undefined;
  /** No acknowledgement came for so long that "Saving…" would be a promise. */
  readonly overdue: boolean;
  /** Milliseconds since 1970 of the last acknowledgement. */
  readonly lastSavedAt: number | undefined;
}

export type SaveEvent =
  | { type: "changed" }
  | { type: "opened" }
  | { type: "sentStep2" }
  | { type: "sentUpdate" }
  | { type: "synced" }
  | { type: "settled"; messages: number; at: number }
  | { type: "closed" }
  | { type: "blocked"; code: SaveBlockedCode | null }
  | { type: "role"; role: Role | undefined }
  | { type: "overdue" };

/** The ledger of a page that has just opened. `role` is what the page was rendered with. */
export function openLedger(role: Role | undefined): SaveLedger {
  return {
    changes: 0,
    saved: 0,
    socket: undefined,
    synced: false,
    everSettled: false,
    blocked: null,
    role,
    overdue: false,
    lastSavedAt: undefined,
  };
}

/** Changes that the server has not acknowledged. */
export function pendingChanges(ledger: SaveLedger): number {
  return ledger.changes - ledger.saved;
}

/** True when the server's document and this tab's are the same on disk, as far as this socket knows. */
export function isSettled(ledger: SaveLedger): boolean {
  const { socket } = ledger;
  return (
    ledger.synced &&
    socket !== undefined &&
    socket.runs.length > 0 &&
    socket.settled >= socket.sent &&
    pendingChanges(ledger) === 0
  );
}

type Recorders = {
  [Type in SaveEvent["type"]]: (ledger: SaveLedger, event: Extract<SaveEvent, { type: Type }>) => SaveLedger;
};

const recorders: Recorders = {
  changed: (ledger) => ({ ...ledger, changes: ledger.changes + 1 }),
  // What the last socket blocked, this one may take.
  opened: (ledger) => ({
    ...ledger,
    socket: { sent: 0, settled: 0, runs: [] },
    synced: false,
    blocked: null,
    overdue: false,
  }),
  sentStep2: (ledger) => {
    if (ledger.socket === undefined) return ledger;
    const sent = ledger.socket.sent + 1;
    const runs = [...ledger.socket.runs, { message: sent, covers: ledger.changes }];
    return { ...ledger, socket: { ...ledger.socket, sent, runs } };
  },
  sentUpdate: (ledger) =>
    ledger.socket === undefined
      ? ledger
      : { ...ledger, socket: { ...ledger.socket, sent: ledger.socket.sent + 1 } },
  synced: (ledger) => noteSettled({ ...ledger, synced: true }),
  settled: (ledger, { messages, at }) => settle(ledger, messages, at),
  closed: (ledger) => ({ ...ledger, socket: undefined, synced: false, overdue: false }),
  blocked: (ledger, { code }) => ({ ...ledger, blocked: code }),
  role: (ledger, { role }) => ({ ...ledger, role }),
  overdue: (ledger) => ({ ...ledger, overdue: pendingChanges(ledger) > 0 }),
};

/** The ledger after `event`. */
export function recordSave(ledger: SaveLedger, event: SaveEvent): SaveLedger {
  // The recorder is looked up by the event's own type; TypeScript cannot follow that through the union.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const record = recorders[event.type] as (ledger: SaveLedger, event: SaveEvent) => SaveLedger;
  return record(ledger, event);
}

function settle(ledger: SaveLedger, messages: number, at: number): SaveLedger {
  const { socket } = ledger;
  // More than was sent, or fewer than before, is not an answer to this socket: it must not make anything "Saved".
  if (socket === undefined || messages > socket.sent || messages < socket.settled) return ledger;
  let index = -1;
  for (const [position, run] of socket.runs.entries()) if (run.message <= messages) index = position;
  const run = socket.runs[index];
  const end = socket.runs[index + 1]?.message ?? Number.POSITIVE_INFINITY;
  const covered = run === undefined ? 0 : run.covers + (Math.min(messages, end - 1) - run.message);
  return noteSettled({
    ...ledger,
    saved: Math.min(ledger.changes, Math.max(ledger.saved, covered)),
    socket: { ...socket, settled: messages, runs: index > 0 ? socket.runs.slice(index) : socket.runs },
    overdue: false,
    lastSavedAt: at,
  });
}

function noteSettled(ledger: SaveLedger): SaveLedger {
  return isSettled(ledger) ? { ...ledger, everSettled: true } : ledger;
}

export type SaveChip = "saved" | "saving" | "on-device" | "not-saved" | "read-only";

/**
 * Which of the five truths holds. `frozen`: this tab will not send any more. `keepsOnDevice`: edits outlive a reload here;
 * without it, "Saved on this device" is never said.
 */
export function saveChip(ledger: SaveLedger, context: { frozen: boolean; keepsOnDevice: boolean }): SaveChip {
  const pending = pendingChanges(ledger);
  const mayEdit = roleAllows(ledger.role, "edit");
  if (context.frozen) return pending > 0 ? "not-saved" : "read-only";
  if (ledger.role !== undefined && !mayEdit) return "read-only";
  if (ledger.blocked !== null || (ledger.overdue && pending > 0)) return "not-saved";
  if (ledger.socket === undefined && pending > 0) return context.keepsOnDevice ? "on-device" : "not-saved";
  // Without a socket and with nothing pending, everything from this tab is on the server's disk: that stays true offline.
  const settled = ledger.socket === undefined ? ledger.everSettled : isSettled(ledger);
  return settled ? "saved" : "saving";
}
