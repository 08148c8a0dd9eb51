/** Messages that the load sends, made without a Y.Doc. */
import * as encoding from "lib0/encoding";

export const sync = { step1: 0, step2: 1, update: 2 } as const;

export function syncFrame(type: number, payload: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint(encoder, type);
    encoding.writeVarUint8Array(encoder, payload);
  });
}

/** "I have nothing." */
export const emptyStep1 = syncFrame(sync.step1, Uint8Array.of(0));
/** "I have nothing for you." */
export const emptyStep2 = syncFrame(sync.step2, Uint8Array.of(0, 0));

/** One letter, typed by `client` behind its letter before: what a Y.Text `body` writes. */
export function typedLetter(client: number, clock: number): Uint8Array {
  const update = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    if (clock === 0) {
      encoding.writeUint8(encoder, 4);
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarString(encoder, "body");
    } else {
      encoding.writeUint8(encoder, 0x84);
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock - 1);
    }
    encoding.writeVarString(encoder, String.fromCharCode(97 + (clock % 26)));
    encoding.writeVarUint(encoder, 0);
  });
  return syncFrame(sync.update, update);
}

/** Presence of `client` with a caret, as y-prosemirror writes it; `padding` characters more on request. */
export function cursorFrame(client: number, clock: number, padding = 0): Uint8Array {
  const place = { type: null, tname: "body", item: { client, clock }, assoc: 0 };
  const state = JSON.stringify({
    user: { id: `person-${client}`, name: `Person ${client}`, color: "#30bced" },
    cursor: { anchor: place, head: place },
    ...(padding > 0 && { padding: "x".repeat(padding) }),
  });
  const payload = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, state);
  });
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint8Array(encoder, payload);
  });
}
