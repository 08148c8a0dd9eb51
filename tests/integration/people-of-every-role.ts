/** A Quire with a person for every way in which somebody stands to a document. */
import { afterAll, beforeAll } from "vitest";
import * as Y from "yjs";
import { collabTokenAnswerSchema } from "#lib/collab/collab-token-answer.ts";
import { commentsChangeSchema } from "#lib/collab/comments-api.ts";
import { createId } from "#lib/collab/doc-id.ts";
import { documentSchema, linkSchema, personSchema } from "#lib/collab/service-api.ts";
import { type BrowserSession, openBrowserSession } from "./browser-session.ts";
import { useQuire } from "./quire-bench.ts";
import { connectRaw, type RawClient } from "./raw-client.ts";

/** `ended`: came by a link whose end has come. */
export const everybody = ["owner", "coOwner", "edit", "comment", "view", "removed", "ended", "none"] as const;
export type Who = (typeof everybody)[number];
/** `target`: somebody for the others to act upon. */
export type Actor = Who | "target";

export interface Subject {
  id: string;
  /** One of the document's links, which nobody came by. */
  linkId: string;
  /** The link that `edit` came by. */
  editLinkId: string;
  /** A thread of the owner's, with a suggestion. */
  threadId: string;
  /** The owner's one comment in it. */
  commentId: string;
}

/** At the start of the document, which every body has. */
export const suggestion = () => ({
  id: createId(),
  range: { from: { at: null }, to: { at: null } },
  quote: "",
  suggestion: { insert: "Suggested" },
  comment: { text: "What about this" },
});

/** The parsed body of an answer that has to be a good one; undefined where it has none. */
export async function ok(response: Promise<Response>): Promise<unknown> {
  const answer = await response;
  const text = await answer.text();
  if (!answer.ok && answer.status !== 303) throw new Error(`${answer.status}: ${text}`);
  return text === "" || answer.status === 303 ? undefined : JSON.parse(text);
}

/** Registers the hooks of the file that calls it. */
export function usePeople() {
  const { url } = useQuire();
  const people = new Map<Actor, { session: BrowserSession; id: string }>();
  const sockets: RawClient[] = [];

  beforeAll(async () => {
    for (const who of [...everybody, "target"] as const) {
      const session = openBrowserSession(url());
      people.set(who, { session, id: personSchema.parse(await ok(session.get("/api/me"))).id });
    }
  });
  afterAll(() => {
    for (const { socket } of sockets) socket.terminate();
  });

  function known(who: Actor) {
    const person = people.get(who);
    if (person === undefined) throw new Error(`${who} has not come yet`);
    return person;
  }
  const as = (who: Actor): BrowserSession => known(who).session;
  const idOf = (who: Actor): string => known(who).id;

  async function makeLink(id: string, role: string) {
    return linkSchema.parse(await ok(as("owner").send("POST", `/api/documents/${id}/links`, { role })));
  }

  async function startThread(id: string) {
    const { threads } = commentsChangeSchema.parse(
      await ok(as("owner").send("POST", `/api/documents/${id}/comments`, suggestion())),
    );
    const { id: threadId = "", comments: [comment] = [] } = threads[0] ?? {};
    return { threadId, commentId: comment?.id ?? "" };
  }

  /**
   * A document with everybody in, or out, as they are named; target views, and asks to edit. With `inside`, only those: an
   * address may open so many links, and a person write so many comments at once, and no more.
   */
  async function makeDocument({
    inside = [...everybody, "target"],
    hasThread = false,
  }: {
    inside?: readonly Actor[];
    hasThread?: boolean;
  } = {}): Promise<Subject> {
    const owner = as("owner");
    const { id } = documentSchema.parse(
      await ok(owner.send("POST", "/api/documents", { kind: "blank", title: "Plan" })),
    );
    const path = `/api/documents/${id}`;
    const letIn = async (who: Actor, role: string) => {
      const link = await makeLink(id, role);
      if (inside.includes(who)) await ok(as(who).get(`/l/${link.secret}`));
      return link;
    };
    const editLink = await letIn("edit", "edit");
    for (const role of ["comment", "view"] as const) await letIn(role, role);
    await letIn("coOwner", "view");
    if (inside.includes("coOwner"))
      await ok(owner.send("PATCH", `${path}/people/${idOf("coOwner")}`, { role: "own" }));
    await letIn("removed", "edit");
    if (inside.includes("removed")) await ok(owner.send("DELETE", `${path}/people/${idOf("removed")}`));
    const ended = await letIn("ended", "edit");
    await ok(owner.send("PATCH", `${path}/links/${ended.id}`, { expiresAt: Date.now() - 1 }));
    await letIn("target", "view");
    await ok(as("target").send("POST", `${path}/requests`, { role: "edit" }));
    const { threadId, commentId } = hasThread ? await startThread(id) : { threadId: "", commentId: "" };
    const linkId = (await makeLink(id, "view")).id;
    return { id, linkId, editLinkId: editLink.id, threadId, commentId };
  }

  /** A socket of theirs, opened as our client does it. */
  async function open(who: Who, room: string, query = "", doc = new Y.Doc()): Promise<RawClient> {
    const { token } = collabTokenAnswerSchema.parse(await ok(as(who).get("/api/collab-token")));
    const client = connectRaw(`${url().replace("http", "ws")}/collab/${room}${query}`, {
      protocols: ["quire.v1", `quire.token.${token}`],
      headers: { origin: url(), cookie: as(who).cookie() },
      doc,
    });
    sockets.push(client);
    return client;
  }

  /** A socket of nobody's. */
  function openAnonymous(room: string): RawClient {
    const client = connectRaw(`${url().replace("http", "ws")}/collab/${room}`, {
      headers: { origin: url() },
    });
    sockets.push(client);
    return client;
  }

  return { as, idOf, makeDocument, open, openAnonymous };
}
