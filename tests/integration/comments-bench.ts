/** A document of Ann's with somebody of each role in it, in a directory of its own for each test, to comment on. */
import { afterEach, beforeEach } from "vitest";
import type { NewThread } from "#lib/collab/comments-api.ts";
import { createId } from "#lib/collab/doc-id.ts";
import { type DirectoryServer, startDirectoryServer } from "./directory-server.ts";

/** Registers the hooks of the file that calls it. The people are called after their roles, but for Ann. */
export function useComments() {
  let server: DirectoryServer;
  let id: string;
  beforeEach(async () => {
    server = await startDirectoryServer();
    ({ id } = await server.as("ann").createDocument({ kind: "blank", title: "Plan" }));
    for (const role of ["edit", "comment", "view"] as const) await server.letIn("ann", id, role, role);
  });
  afterEach(() => server.close());
  return { server: () => server, documentId: () => id };
}

/** At the start of the document, which every body has. */
export const start = { from: { at: null }, to: { at: null } };

/** A comment that nobody sent yet. */
export const thread = (change: Partial<NewThread> = {}): NewThread => ({
  id: createId(),
  range: start,
  quote: "the plan",
  comment: { text: "Is this right?" },
  ...change,
});

/** "done", or the code of the refusal. */
export const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: { code: string }) => error.code,
  );
