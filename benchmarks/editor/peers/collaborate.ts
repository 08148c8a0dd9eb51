import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";

/** The room that the page names, by y-websocket as its documentation sets it up. */
export function collaborate(): { place: HTMLElement; doc: Y.Doc; provider: WebsocketProvider } {
  const place = document.querySelector<HTMLElement>("#place");
  const { server = "", room = "" } = place?.dataset ?? {};
  if (place === null) throw new Error("the page has no place for the editor");
  const doc = new Y.Doc();
  // Tabs of one browser tell each other past the server; the visits here are alone in theirs.
  const provider = new WebsocketProvider(server, room, doc, { disableBc: true });
  provider.awareness.setLocalStateField("user", { name: "Reader", color: "#884400" });
  return { place, doc, provider };
}
