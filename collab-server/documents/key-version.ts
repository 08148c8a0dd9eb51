import type { Identity } from "#lib/collab/service-api.ts";
import type { AccessChanges } from "../access/access-changes.ts";
import type { DirectoryPort } from "./directory-port.ts";
import type { PersonRecord } from "./records.ts";

/** Ends every session that the person has, and gives what a new one begins with. Call it inside the person's lock. */
export async function raiseKeyVersion(
  directory: DirectoryPort,
  changes: AccessChanges,
  person: PersonRecord,
): Promise<Identity> {
  const keyVersion = person.keyVersion + 1;
  // Their cookies are of an old version: nothing has to be remembered of the devices.
  const devices = await directory.devicesOfPerson(person.id);
  await directory.write([
    { kind: "person", put: { ...person, keyVersion } },
    ...devices.map((remove) => ({ kind: "device", remove }) as const),
  ]);
  changes.emit({
    kind: "sessionsEnded",
    personId: person.id,
    ended: { keyVersionsBelow: keyVersion },
  });
  return { personId: person.id, keyVersion };
}
