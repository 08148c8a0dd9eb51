import type { NameablePerson } from "#lib/collab/comments-api.ts";
import { roleAllows } from "#lib/collab/role.ts";
import { grantedRole } from "../access/effective-role.ts";
import type { DirectoryPort } from "../documents/directory-port.ts";
import { requireAccess } from "../documents/document-access.ts";
import { toPerson } from "../documents/people.ts";

/**
 * Who can be named in a document's comments: everybody who may read them. No roles and no links: what there is to know about
 * access is for those who may edit (`GET …/people`). Throws as requireAccess does for `comment`.
 */
export async function nameablePeople(
  directory: DirectoryPort,
  personId: string,
  documentId: string,
): Promise<NameablePerson[]> {
  await requireAccess(directory, personId, documentId, "comment");
  const grants = await directory.grantsOfDocument(documentId);
  const ids = grants
    .filter((grant) => roleAllows(grantedRole(grant, directory.now()), "comment"))
    .map((grant) => grant.personId);
  const people = await directory.peopleById(ids);
  return ids.map((id) => {
    const { name, color } = toPerson(id, people.get(id));
    return { id, name, color };
  });
}
