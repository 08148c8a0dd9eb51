import { expect, test } from "vitest";
import { createLocalCluster } from "#collab-server/cluster/local-cluster.ts";
import { createRecordingLogger } from "#collab-server/testing/recording-logger.ts";
import type { AccessChange, AccessPort } from "./access-port.ts";
import { shareAccessChanges } from "./shared-changes.ts";

/** A node whose own access changes when the test says so. */
function openNode(cluster: ReturnType<typeof createLocalCluster>) {
  const listeners = new Set<(change: AccessChange) => void>();
  const access: AccessPort = {
    admit: async () => ({ role: "edit" }),
    joined: async () => {},
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const logger = createRecordingLogger();
  const node = cluster.join();
  const shared = shareAccessChanges(access, node, logger);
  const heard: AccessChange[] = [];
  const stop = shared.subscribe((change) => heard.push(change));
  const change = (what: AccessChange): void => listeners.forEach((listener) => listener(what));
  return { node, heard, stop, change, events: logger.events };
}

const to = { personId: "ann" };
/** Of every kind: one that is left out here does not compile, and one that the channel does not know fails. */
const samples: { [Kind in AccessChange["kind"]]: Extract<AccessChange, { kind: Kind }>[] } = {
  role: [
    { kind: "role", room: "r", personId: "ann", role: "view", why: "linkChanged" },
    { kind: "role", room: "r", personId: "ann", role: undefined, why: "removed" },
    { kind: "role", room: "r", personId: "ann", role: undefined },
  ],
  person: [{ kind: "person", user: { id: "ann", name: "Ann", color: "#1d4ed8" } }],
  event: [
    { kind: "event", room: "r", to, event: { kind: "requestDeclined" } },
    { kind: "event", room: "r", to: { atLeast: "own" }, event: { kind: "accessRequests" } },
  ],
  personEvent: [{ kind: "personEvent", personId: "ann", event: { kind: "notices" } }],
  audience: [{ kind: "audience", room: "r", hidesViewers: true }],
  sessionsEnded: [
    { kind: "sessionsEnded", personId: "ann", ended: { deviceId: "phone" } },
    { kind: "sessionsEnded", personId: "ann", ended: { keyVersionsBelow: 3 } },
  ],
  deleted: [{ kind: "deleted", room: "r" }],
  replaced: [{ kind: "replaced", room: "r", incarnation: "A".repeat(22) }],
};
const changes: AccessChange[] = Object.values(samples).flat();

test("CLUSTER-ACCESS a change of access is heard on every node, once", async () => {
  const cluster = createLocalCluster();
  const [here, there] = [openNode(cluster), openNode(cluster)];
  changes.forEach(here.change);
  await expect.poll(() => there.heard).toEqual(changes);
  expect(here.heard).toEqual(changes);
  there.stop();
  here.change({ kind: "deleted", room: "s" });
  await Promise.resolve();
  expect(there.heard).toHaveLength(changes.length);
});

test("CLUSTER-ACCESS what cannot be understood is logged and changes nothing", async () => {
  const cluster = createLocalCluster();
  const { heard, events } = openNode(cluster);
  const other = cluster.join();
  for (const text of ["nonsense", '{"kind":"dance"}', '{"kind":"role","room":1}'])
    other.publish("access", new TextEncoder().encode(text));
  await expect.poll(() => events.map(({ event }) => event)).toEqual(Array(3).fill("cluster.message_unknown"));
  expect(heard).toEqual([]);
});
