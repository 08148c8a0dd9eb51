import { grantedRole } from "../access/effective-role.ts";
import type { DirectoryPort } from "../documents/directory-port.ts";
import type { News } from "./notices.ts";
import type { WrittenComment } from "./threads.ts";

/** Who hears of what was written, and as what. Nobody hears of it twice: a mention says more than a reply. */
export async function newsOf(
  directory: Pick<DirectoryPort, "grantsOfDocument" | "now">,
  { thread, by, at, kind, mentions, text }: WrittenComment,
): Promise<News[]> {
  const { documentId, id: threadId, suggestion } = thread;
  const news = { documentId, threadId, by, at, text: text || suggestion?.insert || thread.quote };
  if (kind === "decided") {
    const isAccepted = suggestion?.state === "accepted";
    return [{ ...news, to: [thread.authorId], kind: isAccepted ? "accepted" : "rejected" }];
  }
  const named: News = { ...news, to: mentions, kind: "mention" };
  const isUnnamed = (personId: string) => !mentions.includes(personId);
  if (kind === "replied") {
    const inThread = [thread.authorId, ...thread.comments.map(({ authorId }) => authorId)];
    return [named, { ...news, to: inThread.filter(isUnnamed), kind: "reply" }];
  }
  const owners = (await directory.grantsOfDocument(documentId))
    .filter((grant) => grantedRole(grant, directory.now()) === "own")
    .map(({ personId }) => personId);
  const started = suggestion === null ? "comment" : "suggestion";
  return [named, { ...news, to: owners.filter(isUnnamed), kind: started }];
}
