import type { ConnectionState } from "#lib/collab/connection-machine.ts";
import type { DocumentSnapshot } from "#lib/collab/document-connection.ts";

const words: Record<ConnectionState, string> = {
  idle: "Not connected",
  asking: "Connecting",
  opening: "Connecting",
  loading: "Loading",
  live: "Connected",
  waiting: "Offline, trying again",
  refused: "Not connected",
};

/** The state of the connection in a word or two. */
export function connectionWords(snapshot: DocumentSnapshot): string {
  // After the first failure, "Connecting" between two waits would only flicker.
  const retrying = snapshot.failures > 0 && (snapshot.state === "asking" || snapshot.state === "opening");
  return retrying ? words.waiting : words[snapshot.state];
}
