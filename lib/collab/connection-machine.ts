/**
 * One document's connection as a value. Reconnecting is decided here and nowhere else; y-websocket's own is switched off.
 *
 *              start            tokenReady           opened          synced
 *      idle ──────────► asking ───────────► opening ────────► loading ──────► live
 *                        ▲  │ tokenFailed      │ closed          │ closed       │ closed, networkLost
 *       retryDue, wake   │  ▼                  ▼                 ▼              ▼
 *                       waiting ◄──────────────┴─────────────────┴──────────────┘
 *
 *      tokenDenied, or closed with a code of 4400–4499 ──► refused   (4401 gets one try with a fresh token first)
 *
 * `next` is total: a new state or event does not compile until every pair is decided. Effects are done by the caller.
 */
import { closeCodes, isRetryable, type RefusalReason, refusalReasonOf } from "./close-codes.ts";

export type ConnectionState = "idle" | "asking" | "opening" | "loading" | "live" | "waiting" | "refused";

export type ConnectionEvent =
  | { type: "start" }
  | { type: "stop" }
  | { type: "tokenReady" }
  /** No answer, or one that a retry can mend. */
  | { type: "tokenFailed" }
  | { type: "tokenDenied"; reason: RefusalReason }
  | { type: "opened" }
  | { type: "synced" }
  | { type: "closed"; code: number }
  | { type: "retryDue" }
  /** The network or the page came back: do not sit out the delay. */
  | { type: "wake" }
  /** The browser says that the network is gone, or nothing is acknowledged any more. */
  | { type: "networkLost" }
  /** A new socket is needed though this one works: the role grew. */
  | { type: "renew" };

export type ConnectionEffect =
  | "askToken"
  | "askFreshToken"
  | "openSocket"
  | "closeSocket"
  | "scheduleRetry"
  | "cancelRetry";

export interface Connection {
  readonly state: ConnectionState;
  /** Attempts since the last time that this was live; the delay grows with it. */
  readonly failures: number;
  /** An expired token was already exchanged since this was last live. */
  readonly renewed: boolean;
  /** Why it is refused. */
  readonly reason: RefusalReason | undefined;
}

interface Step {
  readonly connection: Connection;
  readonly effects: readonly ConnectionEffect[];
}

type Handler<Type> = (connection: Connection, event: Extract<ConnectionEvent, { type: Type }>) => Step;
type Row = { [Type in ConnectionEvent["type"]]: Handler<Type> };

export const idleConnection: Connection = { state: "idle", failures: 0, renewed: false, reason: undefined };

const stay = (connection: Connection): Step => ({ connection, effects: [] });
const ask = (connection: Connection): Step => ({
  connection: { ...connection, state: "asking" },
  effects: ["askToken"],
});
const askAgain = (connection: Connection): Step => ({
  connection: { ...connection, state: "asking" },
  effects: ["closeSocket", "askToken"],
});
const hurry = (connection: Connection): Step => ({
  connection: { ...connection, state: "asking" },
  effects: ["cancelRetry", "askToken"],
});
const wait = (connection: Connection): Step => ({
  connection: { ...connection, state: "waiting", failures: connection.failures + 1 },
  effects: ["scheduleRetry"],
});
const dropAndWait = (connection: Connection): Step => ({
  connection: { ...connection, state: "waiting", failures: connection.failures + 1 },
  effects: ["closeSocket", "scheduleRetry"],
});
const refuse = (connection: Connection, reason: RefusalReason): Step => ({
  connection: { ...connection, state: "refused", reason },
  effects: [],
});
const end = (effects: readonly ConnectionEffect[]) => (): Step => ({ connection: idleConnection, effects });

const afterClose: Handler<"closed"> = (connection, { code }) => {
  if (isRetryable(code)) return wait(connection);
  if (code === closeCodes.unauthorized.code && !connection.renewed) {
    return { connection: { ...connection, state: "asking", renewed: true }, effects: ["askFreshToken"] };
  }
  return refuse(connection, refusalReasonOf(code));
};

const quiet: Omit<Row, "stop"> = {
  start: stay,
  tokenReady: stay,
  tokenFailed: stay,
  tokenDenied: stay,
  opened: stay,
  synced: stay,
  closed: stay,
  retryDue: stay,
  wake: stay,
  networkLost: stay,
  renew: stay,
};

const table: Record<ConnectionState, Row> = {
  idle: { ...quiet, start: ask, stop: stay },
  asking: {
    ...quiet,
    tokenReady: (connection) => ({
      connection: { ...connection, state: "opening" },
      effects: ["openSocket"],
    }),
    tokenFailed: wait,
    tokenDenied: (connection, { reason }) => refuse(connection, reason),
    stop: end([]),
  },
  opening: {
    ...quiet,
    opened: (connection) => stay({ ...connection, state: "loading" }),
    closed: afterClose,
    networkLost: dropAndWait,
    stop: end(["closeSocket"]),
  },
  loading: {
    ...quiet,
    synced: (connection) => stay({ ...connection, state: "live", failures: 0, renewed: false }),
    closed: afterClose,
    networkLost: dropAndWait,
    renew: askAgain,
    stop: end(["closeSocket"]),
  },
  live: {
    ...quiet,
    closed: afterClose,
    networkLost: dropAndWait,
    renew: askAgain,
    stop: end(["closeSocket"]),
  },
  waiting: { ...quiet, retryDue: ask, wake: hurry, stop: end(["cancelRetry"]) },
  // Only a person gets out of here: by reloading, or by another document.
  refused: { ...quiet, stop: end([]) },
};

/** What `event` does in this state. */
export function nextConnection(connection: Connection, event: ConnectionEvent): Step {
  const row = table[connection.state];
  // The handler is looked up by the event's own type; TypeScript cannot follow that through the union.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const handler = row[event.type] as (connection: Connection, event: ConnectionEvent) => Step;
  return handler(connection, event);
}
