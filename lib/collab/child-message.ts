import { z } from "zod";

/**
 * What the collab server tells the launcher that started it, over Node's IPC channel (`process.send`, absent when it runs
 * alone). `failed` comes after the sentence is on stderr: the watcher of `npm run dev` outlives the server, so that an
 * exit code would never arrive. When the channel closes, the launcher is gone and the server drains.
 */
export const childMessageSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("listening"), port: z.number().int() }),
  z.object({ kind: z.literal("failed") }),
]);
export type ChildMessage = z.infer<typeof childMessageSchema>;
