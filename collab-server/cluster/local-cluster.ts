import type { Cluster } from "./cluster.ts";

interface Node {
  listeners: Map<string, Set<(message: Uint8Array) => void>>;
}

/** A cluster within this process: of one node when the server runs alone, of several in tests. */
export interface LocalCluster {
  join(): Cluster;
}

/** Makes one without nodes. */
export function createLocalCluster(): LocalCluster {
  const nodes = new Set<Node>();
  const held = new Set<string>();

  return {
    join() {
      const node: Node = { listeners: new Map() };
      const releases = new Set<() => void>();
      nodes.add(node);

      return {
        publish(channel, message) {
          if (!nodes.has(node) || nodes.size === 1) return;
          // As over a network: later, and bytes of their own.
          const copy = Uint8Array.from(message);
          queueMicrotask(() => {
            for (const other of nodes) {
              if (other === node) continue;
              for (const listener of other.listeners.get(channel) ?? []) listener(Uint8Array.from(copy));
            }
          });
        },
        subscribe(channel, listener) {
          const listeners = node.listeners.get(channel) ?? new Set();
          node.listeners.set(channel, listeners.add(listener));
          return () => listeners.delete(listener);
        },
        async lease(name) {
          if (held.has(name) || !nodes.has(node)) return undefined;
          held.add(name);
          let isHeld = true;
          const release = (): void => {
            if (!isHeld) return;
            isHeld = false;
            held.delete(name);
            releases.delete(release);
          };
          releases.add(release);
          return { isHeld: () => isHeld, release: async () => release() };
        },
        async close() {
          nodes.delete(node);
          node.listeners.clear();
          for (const release of releases) release();
        },
      };
    },
  };
}
