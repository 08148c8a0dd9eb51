import type { Clock } from "#lib/collab/clock.ts";
import { limits } from "#lib/collab/limits.ts";
import type { GapPiece } from "./gap-piece.ts";
import type { Session } from "./session.ts";
import type { CountedMessage } from "./settlement.ts";

/** A piece of a message that waits for its predecessors, with everything that is needed to finish that message later. */
export interface ParkedPiece {
  piece: GapPiece;
  /** Who delivered it. */
  personId: string;
  clientId: number;
  message: CountedMessage;
  /** Undefined for what was in the log already. */
  session: Session | undefined;
}

export interface ParkedPieces {
  /** Keeps a piece, unless the room keeps too many already: then its message stays unsettled. */
  park(parked: ParkedPiece): void;
  /** Takes out the pieces that may fit now. */
  takeFillable(): ParkedPiece[];
  count(): number;
}

/** A piece that was tried this often without coming to its end is tried once a second at most. */
const patientTries = 3;
const impatientMs = 1_000;

/** The pieces of one room. They are kept after their sender left: another copy of what they lack may come. */
export function createParkedPieces(clock: Clock): ParkedPieces {
  let waiting: (ParkedPiece & { tries: number; notBefore: number })[] = [];
  let bytes = 0;
  // A piece that does not end leaves a rest, a new piece of the same message; the tries are counted for the message.
  const tries = new WeakMap<object, number>();

  return {
    park(parked) {
      const size = parked.piece.update.byteLength;
      if (bytes + size > limits.maxParkedBytes) return;
      bytes += size;
      const tried = tries.get(parked.message) ?? 0;
      const notBefore = tried < patientTries ? 0 : clock.now() + impatientMs;
      waiting.push({ ...parked, tries: tried, notBefore });
    },
    count: () => waiting.length,
    takeFillable() {
      if (waiting.length === 0) return [];
      const now = clock.now();
      const [taken, left]: [ParkedPiece[], typeof waiting] = [[], []];
      for (const parked of waiting) {
        if (parked.notBefore > now || !parked.piece.isFillable()) {
          left.push(parked);
          continue;
        }
        bytes -= parked.piece.update.byteLength;
        tries.set(parked.message, parked.tries + 1);
        taken.push(parked);
      }
      waiting = left;
      return taken;
    },
  };
}
