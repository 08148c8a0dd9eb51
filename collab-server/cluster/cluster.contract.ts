/** What every Cluster must do. Each adapter's test calls this with a way to make two nodes of one installation. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Cluster } from "./cluster.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (message: Uint8Array): string => new TextDecoder().decode(message);

/** Runs the contract on the nodes that `open` makes; `dispose` removes what is left behind. */
export function describeCluster(
  name: string,
  open: () => Promise<readonly [Cluster, Cluster]>,
  dispose: () => Promise<void>,
): void {
  describe(`cluster: ${name}`, () => {
    let here: Cluster;
    let there: Cluster;
    beforeEach(async () => {
      [here, there] = await open();
    });
    afterEach(async () => {
      await here.close();
      await there.close();
      await dispose();
    });

    function listen(node: Cluster, channel: string): { heard: string[]; stop: () => void } {
      const heard: string[] = [];
      return { heard, stop: node.subscribe(channel, (message) => heard.push(textOf(message))) };
    }

    test("CLUSTER-PUBLISH the other node hears it, in order, on that channel only; the own does not", async () => {
      const [a, other, own] = [listen(there, "a"), listen(there, "b"), listen(here, "a")];
      for (let i = 0; i < 100; i++) here.publish("a", bytes(`${i}`));
      await vi.waitFor(() => expect(a.heard).toHaveLength(100));
      expect(a.heard).toEqual(Array.from({ length: 100 }, (_, i) => `${i}`));
      expect([...other.heard, ...own.heard]).toEqual([]);
    });

    test("CLUSTER-PUBLISH what the caller does with its bytes afterwards changes nothing", async () => {
      const { heard } = listen(there, "a");
      const message = bytes("sent");
      here.publish("a", message);
      message.fill(0);
      await vi.waitFor(() => expect(heard).toEqual(["sent"]));
    });

    test("CLUSTER-PUBLISH every listener hears it until it stops", async () => {
      const [first, second] = [listen(there, "a"), listen(there, "a")];
      here.publish("a", bytes("1"));
      await vi.waitFor(() => expect(second.heard).toEqual(["1"]));
      first.stop();
      here.publish("a", bytes("2"));
      await vi.waitFor(() => expect(second.heard).toEqual(["1", "2"]));
      expect(first.heard).toEqual(["1"]);
    });

    test("CLUSTER-LEASE one holds it at a time, on whichever node, until it is given back", async () => {
      const lease = await here.lease("compact");
      expect(lease?.isHeld()).toBe(true);
      expect([await there.lease("compact"), await here.lease("compact")]).toEqual([undefined, undefined]);
      expect((await there.lease("another"))?.isHeld()).toBe(true);
      await lease?.release();
      await lease?.release();
      expect(lease?.isHeld()).toBe(false);
      expect((await there.lease("compact"))?.isHeld()).toBe(true);
    });

    test("CLUSTER-LEASE of many who ask at once one gets it", async () => {
      const asked = await Promise.all(
        Array.from({ length: 20 }, (_, i) => (i % 2 ? here : there).lease("one")),
      );
      expect(asked.filter((lease) => lease !== undefined)).toHaveLength(1);
    });

    test("CLUSTER-CLOSE a node that leaves gives its leases back, hears nothing more, and may leave twice", async () => {
      const { heard } = listen(here, "a");
      const lease = await here.lease("compact");
      await here.close();
      await here.close();
      expect(lease?.isHeld()).toBe(false);
      expect((await there.lease("compact"))?.isHeld()).toBe(true);
      expect(await here.lease("again")).toBeUndefined();
      there.publish("a", bytes("late"));
      here.publish("a", bytes("gone"));
      await there.lease("a moment later");
      expect(heard).toEqual([]);
    });
  });
}
