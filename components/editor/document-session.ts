import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { collabServerUrl } from "#lib/collab/collab-token-answer.ts";
import { createDocumentConnection, type DocumentConnection } from "#lib/collab/document-connection.ts";
import { type DocumentFormat, roots } from "#lib/collab/document-format.ts";
import { watchKeyFrames } from "#lib/collab/key-frames.ts";
import { watchNetwork } from "#lib/collab/network-signals.ts";
import type { DocumentEntry, Person } from "#lib/collab/service-api.ts";
import { createTokenSource, type TokenAnswer } from "#lib/collab/token-source.ts";
import { askCollabToken } from "#lib/web-api/ask-collab-token.ts";
import { WebApiError } from "#lib/web-api/web-api-error.ts";

/** One document open in this page, and everything that has to be let go of with it. */
export interface DocumentSession {
  readonly doc: Y.Doc;
  readonly format: DocumentFormat;
  readonly title: Y.Text;
  readonly awareness: Awareness;
  readonly connection: DocumentConnection;
  close(): void;
}

/** Opens the document and connects at once. `beforeIncoming` is called before others' edits and carets are taken in. */
export function openDocumentSession(
  document: DocumentEntry,
  person: Pick<Person, "id" | "name" | "color">,
  beforeIncoming: () => void,
): DocumentSession {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  awareness.setLocalState({ user: { id: person.id, name: person.name, color: person.color } });
  const keyFrames = watchKeyFrames(window);
  const connection = createDocumentConnection({
    room: document.id,
    doc,
    awareness,
    tokens: createTokenSource(takeToken),
    role: document.role,
    incarnation: document.incarnation,
    beforeIncoming,
    keyFrames,
  });
  const stopWatching = watchNetwork(window, {
    wake: () => connection.wake(),
    lost: () => connection.networkLost(),
  });
  connection.start();
  return {
    doc,
    format: document.format,
    title: doc.getText(roots.title),
    awareness,
    connection,
    close() {
      stopWatching();
      keyFrames.stop();
      connection.destroy();
      awareness.destroy();
      doc.destroy();
    },
  };
}

/** Answers that no other try can mend. */
const endings: ReadonlySet<string> = new Set(["unauthorized", "session_ended", "forbidden", "members_only"]);

// The head of the page has asked already (app/d/[docId]/page.tsx), so it is there before the page is alive, and the socket is under way
// while the page draws its frame.
let early = typeof window === "undefined" ? undefined : askForToken();

function takeToken(): Promise<TokenAnswer> {
  const token = early ?? askForToken();
  early = undefined;
  return token;
}

async function askForToken(): Promise<TokenAnswer> {
  try {
    const { token, expiresAt, url } = await askCollabToken();
    return { kind: "token", token, expiresAt, url: collabServerUrl(url, window.location) };
  } catch (error) {
    const isOver = error instanceof WebApiError && endings.has(error.code);
    return isOver ? { kind: "denied", reason: "unauthorized" } : { kind: "failed" };
  }
}
