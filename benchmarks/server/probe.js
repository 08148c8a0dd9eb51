/**
 * Loaded into every server that is measured (`node --expose-gc --import probe.js`): collects garbage when asked, so that
 * resident memory can be compared, and counts what the collab server asks LevelDB to sync. It costs nothing in between.
 */
import { createRequire } from "node:module";

const counts = { syncs: 0, rows: 0 };

if (process.env.BENCH_LEVELDOWN !== undefined) {
  const { prototype } = createRequire(process.env.BENCH_LEVELDOWN)("leveldown");
  const batch = prototype._batch;
  prototype._batch = function counted(operations, options, callback) {
    if (options?.sync) {
      counts.syncs++;
      counts.rows += operations.length;
    }
    return batch.call(this, operations, options, callback);
  };
}

process.on("message", ({ probe }) => {
  if (probe === undefined) return;
  if (probe === "gc") for (let i = 0; i < 3; i++) globalThis.gc?.();
  process.send?.({ probe, counts, memory: process.memoryUsage() });
});
// Listening for messages must not keep a process alive that wants to end.
process.channel?.unref();
