/** The answer to a client that says what it has. */
import { encodeStep2, encodeUpdate } from "#collab-server/protocol/server-message.ts";
import type { Session } from "./session.ts";

/** Frames by the update in them, for as long as a replica has that. */
type Frames = WeakMap<Uint8Array, Uint8Array>;

const step2Frames: Frames = new WeakMap();
const updateFrames: Frames = new WeakMap();

/**
 * What came first goes out as updates, and only the last part as step 2, because that is what a client calls synced.
 * The replica gives the same bytes to all who join in the same state, and they share the frames.
 */
export function sendStep2({ outbox }: Session, parts: readonly Uint8Array[]): void {
  const last = parts.length - 1;
  for (const [index, part] of parts.entries()) {
    // What comes after an offer may be left out; nothing may be left out before the end of an answer.
    if (index < last) outbox.send(shared(updateFrames, part, encodeUpdate));
    else outbox.offer(shared(step2Frames, part, encodeStep2));
  }
}

/** A copy of what is small costs less than keeping one for every open document. */
const minSharedBytes = 8 * 1024;

function shared(frames: Frames, update: Uint8Array, encode: (update: Uint8Array) => Uint8Array): Uint8Array {
  if (update.byteLength < minSharedBytes) return encode(update);
  const frame = frames.get(update) ?? encode(update);
  frames.set(update, frame);
  return frame;
}
