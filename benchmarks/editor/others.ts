/** Five others who write: each five letters a second with a caret behind them, in paragraphs far from each other. */
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { roots } from "../../lib/collab/document-format.ts";
import { emptyStep2, sync, syncFrame } from "../server/load/frames.ts";

const people = 5;
const pauseMs = 200;

/** They begin at once; the answer stops them and tells how many letters they wrote. `seed` is what the room began with. */
export async function letOthersType(
  { address, protocols }: { address: string; protocols: string[] },
  seed: Uint8Array,
  near: number,
  isFlat: boolean,
): Promise<() => number> {
  const doc = new Y.Doc();
  // A root is what it is first asked for; everything below knows its own type.
  if (isFlat) doc.getText(roots.textBody);
  Y.applyUpdate(doc, seed);
  const sockets = await Promise.all(Array.from({ length: people }, () => join(address, protocols)));
  // One in the block under the reader's eyes, the others all over the document.
  const carets = sockets.map((_, index) => placeIn(doc, index === 0 ? near : index * 1_003 + 7));
  let letters = 0;
  const timers = sockets.map((socket, index) => {
    const client = 1_000 + index;
    const type = (): void => {
      const caret = carets[index];
      const at = caret && Y.createAbsolutePositionFromRelativePosition(caret, doc);
      if (!at || !(at.type instanceof Y.Text)) throw new Error("the caret is gone");
      const { type: text, index: place } = at;
      // One replica writes for all five: Yjs takes who writes from here.
      doc.clientID = client;
      doc.once("update", (update: Uint8Array) => socket.send(syncFrame(sync.update, update)));
      text.insert(place, "abcdefghij".charAt(letters % 10));
      letters += 1;
      carets[index] = Y.createRelativePositionFromTypeIndex(text, place + 1, -1);
      socket.send(caretFrame(client, letters, carets[index]));
    };
    const timer = setInterval(type, pauseMs);
    return () => {
      clearInterval(timer);
      socket.close();
    };
  });
  return () => {
    for (const stop of timers) stop();
    doc.destroy();
    return letters;
  };
}

async function join(address: string, protocols: string[]): Promise<WebSocket> {
  const socket = new WebSocket(address, protocols, { perMessageDeflate: false });
  await new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  socket.send(emptyStep2);
  return socket;
}

/** Thirty letters into the block of that number, in whichever Y.Text it lies. */
function placeIn(doc: Y.Doc, block: number): Y.RelativePosition {
  const opening = `${block} The quick`;
  for (const item of doc.store.clients.values()) {
    for (const struct of item) {
      if (!(struct instanceof Y.Item) || struct.deleted || !(struct.content instanceof Y.ContentString))
        continue;
      const at = struct.content.str.indexOf(opening);
      const lead = struct.content.str.charAt(at - 1);
      if (at < 0 || /\d/.test(lead)) continue;
      const { client, clock } = struct.id;
      return new Y.RelativePosition(null, null, Y.createID(client, clock + at + 29), -1);
    }
  }
  throw new Error(`No block begins with "${opening}"`);
}

function caretFrame(client: number, clock: number, place: Y.RelativePosition | undefined): Uint8Array {
  const item = place?.item;
  // Quire's anchors, and y-prosemirror's.
  const at = item && [item.client, item.clock];
  const anchor = { type: null, tname: null, item, assoc: -1, at, behind: true };
  const state = { user: { name: `Person ${client}`, color: "#30bced" }, cursor: { anchor, head: anchor } };
  const payload = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, JSON.stringify(state));
  });
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint8Array(encoder, payload);
  });
}
