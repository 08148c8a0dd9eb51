import { limits } from "#lib/collab/limits.ts";
import type { DirectoryPort } from "./directory-port.ts";
import { isEmptyGrant, toChange, withoutLinks } from "./grants.ts";

/**
 * Removes what links that were opened, but never used to enter, wrote more than a day ago: the grant, and the person too when that was all there is of them.
 * Gives the number of grants that it changed.
 */
export async function sweepUnjoined(directory: DirectoryPort, now: number): Promise<number> {
  let swept = 0;
  for (const { documentId, personId } of await directory.grantsNotJoined()) {
    await directory.exclusively(`document:${documentId}`, async () => {
      const grant = await directory.grant(documentId, personId);
      if (grant === undefined) return;
      const left = withoutLinks(
        grant,
        (link) => link.joinedAt === null && now - link.redeemedAt >= limits.unjoinedGrantMs,
      );
      if (left.links.length === grant.links.length) return;
      await directory.write([toChange(left)]);
      swept++;
      if (isEmptyGrant(left)) await removeUnusedPerson(directory, personId);
    });
  }
  return swept;
}

async function removeUnusedPerson(directory: DirectoryPort, personId: string): Promise<void> {
  await directory.exclusively(`person:${personId}`, async () => {
    const person = await directory.person(personId);
    const hasLeftNoTrace = person?.name === null && person.welcomeId === null && person.keyVersion === 1;
    if (person === undefined || !hasLeftNoTrace) return;
    if ((await directory.grantsOfPerson(personId)).length > 0) return;
    await directory.write([{ kind: "person", remove: person }]);
  });
}
