import type { ConnectionState } from "#lib/collab/connection-machine.ts";
import type { DocumentSnapshot } from "#lib/collab/document-connection.ts";
import type { PlainTextKey } from "#lib/texts/catalogue.ts";

const words = {
  idle: "connection.none",
  asking: "connection.connecting",
  opening: "connection.connecting",
  loading: "connection.loading",
  live: "connection.live",
  waiting: "connection.waiting",
  refused: "connection.none",
} as const satisfies Record<ConnectionState, PlainTextKey>;

/** The state of the connection in a word or two. */
export function connectionWords(snapshot: DocumentSnapshot): (typeof words)[ConnectionState] {
  // After the first failure, "Connecting" between two waits would only flicker.
  const retrying = snapshot.failures > 0 && (snapshot.state === "asking" || snapshot.state === "opening");
  return retrying ? words.waiting : words[snapshot.state];
}
