import { describe, expect, it } from "vitest";
import {
  type Connection,
  type ConnectionEvent,
  idleConnection,
  nextConnection,
} from "./connection-machine.ts";

function after(...events: ConnectionEvent[]): Connection {
  let connection = idleConnection;
  for (const event of events) connection = nextConnection(connection, event).connection;
  return connection;
}

const toLive: ConnectionEvent[] = [
  { type: "start" },
  { type: "tokenReady" },
  { type: "opened" },
  { type: "synced" },
];

describe("nextConnection", () => {
  it("goes from start to live by token, socket and sync", () => {
    expect(nextConnection(idleConnection, { type: "start" }).effects).toEqual(["askToken"]);
    expect(nextConnection(after({ type: "start" }), { type: "tokenReady" }).effects).toEqual(["openSocket"]);
    expect(after(...toLive).state).toBe("live");
  });

  it("waits longer after each failure, and forgets them once live", () => {
    const dropped: ConnectionEvent = { type: "closed", code: 1006 };
    const once = after(...toLive, dropped);
    expect(once).toMatchObject({ state: "waiting", failures: 1 });
    const twice = after(...toLive, dropped, { type: "retryDue" }, { type: "tokenReady" }, dropped);
    expect(twice).toMatchObject({ state: "waiting", failures: 2 });
    expect(after(...toLive, dropped, { type: "retryDue" }, ...toLive.slice(1)).failures).toBe(0);
  });

  it("does not count a socket that only opened as a success", () => {
    const dropped: ConnectionEvent = { type: "closed", code: 4500 };
    const again: ConnectionEvent[] = [
      { type: "retryDue" },
      { type: "tokenReady" },
      { type: "opened" },
      dropped,
    ];
    expect(after(...toLive, dropped, ...again, ...again).failures).toBe(3);
  });

  it("exchanges an expired token once, at once, then gives up", () => {
    const expired: ConnectionEvent = { type: "closed", code: 4401 };
    const opening = after({ type: "start" }, { type: "tokenReady" });
    const first = nextConnection(opening, expired);
    expect(first.effects).toEqual(["askFreshToken"]);
    const opened = nextConnection(first.connection, { type: "tokenReady" }).connection;
    expect(nextConnection(opened, expired).connection).toMatchObject({
      state: "refused",
      reason: "unauthorized",
    });
    const live = after(...toLive, expired, ...toLive.slice(1));
    expect(nextConnection(live, expired).effects).toEqual(["askFreshToken"]);
  });

  it.each([
    [4400, "badMessage"],
    [4403, "forbidden"],
    [4404, "gone"],
    [4409, "otherIncarnation"],
    [4413, "tooLarge"],
    [4426, "schemaTooOld"],
    [4477, "badMessage"],
  ])("is refused for good by %i", (code, reason) => {
    const refused = after(...toLive, { type: "closed", code });
    expect(refused).toMatchObject({ state: "refused", reason });
    for (const event of [...toLive, { type: "wake" }, { type: "retryDue" }] as const) {
      expect(nextConnection(refused, event)).toEqual({ connection: refused, effects: [] });
    }
  });

  it.each([1000, 1001, 1005, 1006, 1012, 1013, 4500, 4503])("tries again after %i", (code) => {
    expect(nextConnection(after(...toLive), { type: "closed", code }).effects).toEqual(["scheduleRetry"]);
  });

  it("does not sit out the delay when the network or the page comes back", () => {
    const waiting = after(...toLive, { type: "closed", code: 1006 });
    expect(nextConnection(waiting, { type: "wake" }).effects).toEqual(["cancelRetry", "askToken"]);
  });

  it("drops a socket when the browser says that the network is gone", () => {
    const step = nextConnection(after(...toLive), { type: "networkLost" });
    expect(step.connection.state).toBe("waiting");
    expect(step.effects).toEqual(["closeSocket", "scheduleRetry"]);
  });

  it("takes a new socket when the role grew", () => {
    const step = nextConnection(after(...toLive), { type: "renew" });
    expect(step).toMatchObject({ connection: { state: "asking" }, effects: ["closeSocket", "askToken"] });
  });

  it("comes to rest from everywhere", () => {
    const waiting = after(...toLive, { type: "closed", code: 1006 });
    const refused = after(...toLive, { type: "closed", code: 4403 });
    for (let length = 0; length <= toLive.length; length++) {
      expect(after(...toLive.slice(0, length), { type: "stop" })).toEqual(idleConnection);
    }
    expect(nextConnection(waiting, { type: "stop" })).toEqual({
      connection: idleConnection,
      effects: ["cancelRetry"],
    });
    expect(nextConnection(refused, { type: "stop" }).connection).toEqual(idleConnection);
  });

  it("is refused when the web app denies a token, and waits when it does not answer", () => {
    const asking = after({ type: "start" });
    expect(nextConnection(asking, { type: "tokenDenied", reason: "forbidden" }).connection.state).toBe(
      "refused",
    );
    expect(nextConnection(asking, { type: "tokenFailed" }).connection.state).toBe("waiting");
  });
});
