import type { Running } from "./stage.ts";

/** Both orders of client ids, both orders of delivery, live and after a reconnect. */
export const everyRunning: readonly Running[] = [
  { a: 1, b: 2, c: 3 },
  { a: 3, b: 2, c: 1 },
].flatMap((clientIds) =>
  (["live", "offline"] as const).flatMap((delivery) =>
    [["a", "b", "c"] as const, ["c", "b", "a"] as const].map(
      (order): Running => ({ how: "crossed", order, clientIds, delivery }),
    ),
  ),
);
