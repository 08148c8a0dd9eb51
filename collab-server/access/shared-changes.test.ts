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

const changes: AccessChange[] = [
  { kind: "role", room: "r", personId: "ann", role: "view" },
  { kind: "role", room: "r", personId: "ann", role: undefined },
  { kind: "person", user: { id: "ann", name: "Ann", color: "#1d4ed8" } },
  { kind: "deleted", room: "r" },
  { kind: "replaced", room: "r", incarnation: "A".repeat(22) },
];

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
