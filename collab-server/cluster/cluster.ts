/**
 * What the nodes of one installation say to each other. Nothing that must not be lost depends on it: a message may never arrive, and
 * whoever needs certainty reads the log. Adapter: local (one process); one contract suite for all.
 */
export interface Cluster {
  /** Tells the other nodes. They hear one node's messages in the order of its calls, each once or never. This node hears nothing. */
  publish(channel: string, message: Uint8Array): void;
  /** Hears what other nodes publish from now on. Returns the way to stop. */
  subscribe(channel: string, listener: (message: Uint8Array) => void): () => void;
  /** Undefined: somebody holds it, on this node or another. It says who works, never who may write. */
  lease(name: string): Promise<Lease | undefined>;
  /** Gives back what this node holds, and hears nothing any more. Idempotent. */
  close(): Promise<void>;
}

export interface Lease {
  /** False after a release, and once others may hold it, because this node was not heard of for too long. */
  isHeld(): boolean;
  release(): Promise<void>;
}
