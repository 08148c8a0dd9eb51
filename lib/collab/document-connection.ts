/**
 * One document open in one tab: y-websocket's provider carries the bytes, the connection machine decides when, the save
 * ledger counts what is on disk. Everything that a page shows about it is in one immutable snapshot.
 *
 * When the tab may not send any more what was typed in it (revoked, downgraded, replaced, too large), it freezes: the
 * document stays as it is, nothing is sent or received, and the page offers to keep the changes.
 */
import * as decoding from "lib0/decoding";
import type { Awareness } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import type * as Y from "yjs";
import { type Clock, systemClock } from "./clock.ts";
import type { RefusalReason } from "./close-codes.ts";
import {
  type ConnectionEffect,
  type ConnectionEvent,
  type ConnectionState,
  idleConnection,
  nextConnection,
} from "./connection-machine.ts";
import { createCountingSocket } from "./counting-socket.ts";
import type { KeyFrames } from "./key-frames.ts";
import { messageType, subprotocol, syncType, tokenSubprotocolPrefix } from "./message-types.ts";
import { retryDelayMs } from "./retry-delay.ts";
import { type Role, roleAllows } from "./role.ts";
import { openLedger, pendingChanges, recordSave, type SaveEvent, type SaveLedger } from "./save-ledger.ts";
import {
  type AccessEnd,
  type EventMessage,
  eventMessageSchema,
  sessionMessageSchema,
} from "./session-message.ts";
import type { TokenSource } from "./token-source.ts";

/** After this long without an acknowledgement "Saving…" turns into "Not saved". */
const overdueMs = 8_000;

export interface SessionUser {
  id: string;
  name: string;
  color: string;
}

export interface DocumentSnapshot {
  readonly state: ConnectionState;
  readonly reason: RefusalReason | undefined;
  /** Attempts in a row that failed. */
  readonly failures: number;
  /** Set once, and then for good: this tab sends nothing more. */
  readonly frozen: RefusalReason | "downgraded" | undefined;
  readonly ledger: SaveLedger;
  readonly role: Role | undefined;
  /** Why the role changed last, or ended; undefined while nobody said so. */
  readonly why: AccessEnd | undefined;
  readonly user: SessionUser | undefined;
  readonly incarnation: string | undefined;
  /** The document's, as the server told it. */
  readonly schemaVersion: number | undefined;
  /** The server's document was received at least once. */
  readonly loaded: boolean;
}

export interface DocumentConnectionOptions {
  room: string;
  doc: Y.Doc;
  awareness: Awareness;
  /** Asked before each attempt, for the token and for where to go with it. */
  tokens: TokenSource;
  role: Role | undefined;
  /** Of the document that the page was made for; another one at the server closes with 4409 at once. */
  incarnation?: string;
  /** Called before others' edits or carets are taken in, outside any Yjs transaction: the page may write what is still on its way. */
  beforeIncoming?: () => void;
  /** Where others' edits and carets wait for the page to paint its own keys. Absent: they do not wait. */
  keyFrames?: KeyFrames;
  clock?: Clock;
  WebSocketClass?: typeof WebSocket;
}

export interface DocumentConnection {
  snapshot(): DocumentSnapshot;
  /** Hears of every change of the snapshot. Answers the way to stop. */
  subscribe(listener: () => void): () => void;
  /** Hears of message 103. */
  onEvent(listener: (event: EventMessage) => void): () => void;
  start(): void;
  wake(): void;
  networkLost(): void;
  /** Closes the socket and lets go of the document, its presence and every timer. For good. */
  destroy(): void;
}

/** Connects `doc` once `start` is called. Whoever made `doc` and `awareness` destroys them, after this. */
export function createDocumentConnection(options: DocumentConnectionOptions): DocumentConnection {
  const { doc, awareness, tokens, keyFrames, clock = systemClock } = options;
  const listeners = new Set<() => void>();
  const eventListeners = new Set<(event: EventMessage) => void>();
  let connection = idleConnection;
  let snapshot: DocumentSnapshot = {
    state: connection.state,
    reason: undefined,
    failures: 0,
    frozen: undefined,
    ledger: openLedger(options.role),
    role: options.role,
    why: undefined,
    user: undefined,
    incarnation: options.incarnation,
    schemaVersion: undefined,
    loaded: false,
  };
  // The role that this socket began with. A viewer's messages are dropped uncounted, so a bigger role needs a new socket.
  let roleOfSocket: Role | undefined;
  let cancelRetry: (() => void) | undefined;
  let cancelOverdue: (() => void) | undefined;
  let asked = 0;
  let destroyed = false;

  function update(change: Partial<DocumentSnapshot>): void {
    snapshot = { ...snapshot, ...change };
    for (const listener of listeners) listener();
  }

  function record(event: SaveEvent): void {
    update({ ledger: recordSave(snapshot.ledger, event) });
    const pending = pendingChanges(snapshot.ledger) > 0;
    if (!pending || event.type === "settled") {
      cancelOverdue?.();
      cancelOverdue = undefined;
    }
    if (pending) cancelOverdue ??= clock.after(overdueMs, () => record({ type: "overdue" }));
  }

  function send(event: ConnectionEvent): void {
    const step = nextConnection(connection, event);
    connection = step.connection;
    update({ state: connection.state, reason: connection.reason, failures: connection.failures });
    for (const effect of step.effects) perform(effect);
    if (connection.state === "refused" && snapshot.frozen === undefined) {
      update({ frozen: connection.reason ?? "forbidden" });
    }
  }

  function perform(effect: ConnectionEffect): void {
    switch (effect) {
      case "askToken":
      case "askFreshToken":
        // oxlint-disable-next-line no-void -- `ask` handles its own failures.
        void ask(effect === "askFreshToken");
        return;
      case "openSocket":
        provider.params = snapshot.incarnation === undefined ? {} : { incarnation: snapshot.incarnation };
        // Others may have seen this client leave at the same clock; a newer clock makes the comeback count.
        awareness.setLocalState(awareness.getLocalState());
        connect();
        return;
      case "closeSocket":
        provider.disconnect();
        return;
      case "scheduleRetry":
        cancelRetry = clock.after(retryDelayMs(connection.failures, clock.random()), () =>
          send({ type: "retryDue" }),
        );
        return;
      case "cancelRetry":
        cancelRetry?.();
        cancelRetry = undefined;
    }
  }

  function connect(): void {
    try {
      provider.connect();
    } catch {
      // Browsers throw for an address that the page may not reach (ws: from https:). Somebody may still mend it.
      provider.shouldConnect = false;
      send({ type: "closed", code: 1006 });
    }
  }

  async function ask(fresh: boolean): Promise<void> {
    const number = ++asked;
    const answer = await tokens.ask({ fresh });
    // An answer that comes after stop and start belongs to nobody.
    if (destroyed || number !== asked) return;
    if (answer.kind === "token") {
      provider.serverUrl = answer.url;
      provider.protocols = [subprotocol, tokenSubprotocolPrefix + answer.token];
      send({ type: "tokenReady" });
    } else if (answer.kind === "denied") {
      send({ type: "tokenDenied", reason: answer.reason });
    } else {
      send({ type: "tokenFailed" });
    }
  }

  function freezeWhenDowngraded(): void {
    const mayEdit = roleAllows(snapshot.role, "edit");
    if (mayEdit || snapshot.frozen !== undefined || pendingChanges(snapshot.ledger) === 0) return;
    update({ frozen: "downgraded" });
    send({ type: "stop" });
  }

  function readSession(text: string): void {
    const message = sessionMessageSchema.parse(JSON.parse(text));
    update({
      ...(message.incarnation !== undefined && { incarnation: message.incarnation }),
      // A role without a word on it is news of its own: the word on an earlier one does not belong to it.
      ...((message.why !== undefined || message.role !== undefined) && { why: message.why }),
      ...(message.schemaVersion !== undefined && { schemaVersion: message.schemaVersion }),
      ...(message.user !== undefined && { user: message.user }),
    });
    if (message.user !== undefined) awareness.setLocalStateField("user", message.user);
    if (message.save !== undefined) record({ type: "blocked", code: message.save.blocked });
    if (message.role !== undefined) {
      update({ role: message.role });
      record({ type: "role", role: message.role });
      freezeWhenDowngraded();
      const grew =
        roleOfSocket !== undefined && !roleAllows(roleOfSocket, "edit") && roleAllows(message.role, "edit");
      roleOfSocket = message.role;
      if (grew) send({ type: "renew" });
    }
  }

  // Registered before the provider's own listener, so that a change is counted before the message that carries it.
  const onUpdate = (_update: Uint8Array, origin: unknown): void => {
    // Yjs tidies formatting by itself, also for a viewer; that is nobody's typing.
    if (origin !== provider && roleAllows(snapshot.role ?? "edit", "edit")) record({ type: "changed" });
  };
  doc.on("update", onUpdate);

  const provider = new WebsocketProvider("", options.room, doc, {
    connect: false,
    awareness,
    disableBc: true,
    shouldReconnect: () => false,
    WebSocketPolyfill: createCountingSocket(options.WebSocketClass ?? WebSocket, (type) => record({ type })),
  });
  provider.on("status", ({ status }) => {
    if (status !== "connected") return;
    roleOfSocket = undefined;
    record({ type: "opened" });
    send({ type: "opened" });
  });
  provider.on("sync", (synced) => {
    if (!synced) return;
    record({ type: "synced" });
    update({ loaded: true });
    send({ type: "synced" });
  });
  provider.on("connection-close", (event) => {
    keyFrames?.flush();
    // The watchdog of y-websocket hangs up without an event, and would connect again by itself.
    provider.shouldConnect = false;
    record({ type: "closed" });
    send({ type: "closed", code: event?.code ?? 1006 });
  });
  const behindKeys = (take: () => void): void => (keyFrames === undefined ? take() : keyFrames.behind(take));
  for (const type of [messageType.sync, messageType.awareness]) {
    const handle = provider.messageHandlers[type];
    provider.messageHandlers[type] = (...message) => {
      const take = (): void => {
        options.beforeIncoming?.();
        handle?.(...message);
      };
      const [, { arr, pos }] = message;
      // What is answered is answered at once.
      if (type === messageType.sync && arr[pos] !== syncType.update) {
        keyFrames?.flush();
        take();
      } else behindKeys(take);
    };
  }
  provider.messageHandlers[messageType.durable] = (_encoder, decoder) => {
    const settled = { type: "settled", messages: decoding.readVarUint(decoder), at: clock.now() } as const;
    behindKeys(() => record(settled));
  };
  provider.messageHandlers[messageType.session] = (_encoder, decoder) => {
    keyFrames?.flush();
    readSession(decoding.readVarString(decoder));
  };
  provider.messageHandlers[messageType.event] = (_encoder, decoder) => {
    keyFrames?.flush();
    const event = eventMessageSchema.parse(JSON.parse(decoding.readVarString(decoder)));
    for (const listener of eventListeners) listener(event);
  };

  return {
    snapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onEvent(listener) {
      eventListeners.add(listener);
      return () => eventListeners.delete(listener);
    },
    start: () => send({ type: "start" }),
    wake: () => send({ type: "wake" }),
    networkLost: () => send({ type: "networkLost" }),
    destroy() {
      destroyed = true;
      listeners.clear();
      eventListeners.clear();
      send({ type: "stop" });
      cancelOverdue?.();
      doc.off("update", onUpdate);
      provider.destroy();
    },
  };
}
