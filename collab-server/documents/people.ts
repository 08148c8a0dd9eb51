/**
 * People: a friendly name derived from the id until something is written. Written at the first create, redeem or rename
 * only, so that a visit alone leaves no trace.
 */
import { createHash, randomBytes } from "node:crypto";
import { friendlyPerson } from "#lib/collab/friendly-person.ts";
import { limits } from "#lib/collab/limits.ts";
import { cleanPersonName } from "#lib/collab/person-name.ts";
import type { Identity, IdentityLink, Person, PersonSummary } from "#lib/collab/service-api.ts";
import type { AccessChanges } from "../access/access-changes.ts";
import { DirectoryError } from "./directory-error.ts";
import type { DirectoryPort } from "./directory-port.ts";
import type { PersonRecord } from "./records.ts";

export interface People {
  /** The person as others see them; never writes. */
  get(personId: string): Promise<Person>;
  /** Throws `session_ended` when the session's key version is not the person's any more. */
  checkKey(personId: string, keyVersion: number): Promise<void>;
  /** Throws `bad_request` when nothing of the name can be shown. */
  rename(personId: string, name: string): Promise<Person>;
  list(): Promise<PersonSummary[]>;
  /** Throws `not_found` for a person who was never written. */
  createIdentityLink(personId: string, signOutOthers: boolean): Promise<IdentityLink>;
  /** Works once. Throws `link_unknown` for every other reason too. */
  redeemIdentity(secret: string): Promise<Identity>;
  /** Removes identity links past their time. */
  sweep(): Promise<void>;
}

export interface PeopleOptions {
  directory: DirectoryPort;
  changes: AccessChanges;
  now: () => number;
}

/** Creates the people of one directory. */
export function createPeople({ directory, changes, now }: PeopleOptions): People {
  const get = async (personId: string) => toPerson(personId, await directory.person(personId));

  return {
    get,

    async checkKey(personId, keyVersion) {
      if ((await get(personId)).keyVersion !== keyVersion)
        throw new DirectoryError("session_ended", "You were signed out on this device.");
    },

    async rename(personId, rawName) {
      const name = cleanPersonName(rawName);
      if (name === undefined) throw new DirectoryError("bad_request", "A name needs at least one letter.");
      const person = await directory.exclusively(`person:${personId}`, async () => {
        const record = { ...((await directory.person(personId)) ?? newPerson(personId, now())), name };
        await directory.write([{ kind: "person", put: record }]);
        return toPerson(personId, record);
      });
      changes.emit({ kind: "person", user: { id: person.id, name: person.name, color: person.color } });
      return person;
    },

    async list() {
      const people = await directory.people();
      const counted = people.map(async (record) => ({
        id: record.id,
        name: toPerson(record.id, record).name,
        createdAt: record.createdAt,
        documents: (await directory.grantsOfPerson(record.id)).length,
      }));
      return (await Promise.all(counted)).sort((a, b) => a.createdAt - b.createdAt);
    },

    async createIdentityLink(personId, signOutOthers) {
      if ((await directory.person(personId)) === undefined)
        throw new DirectoryError("not_found", "Nobody with this id was ever here.");
      const secret = randomBytes(24).toString("base64url");
      const expiresAt = now() + limits.identityLinkMs;
      const put = { hash: hashOf(secret), personId, signOutOthers, expiresAt };
      await directory.write([{ kind: "identityLink", put }]);
      return { path: `/i/${secret}`, expiresAt };
    },

    async redeemIdentity(secret) {
      const found = await directory.identityLink(hashOf(secret));
      if (found === undefined) throw unknownIdentityLink();
      return directory.exclusively(`person:${found.personId}`, async () => {
        // Read again: two people may click at the same moment, and the link works once.
        const link = await directory.identityLink(found.hash);
        const person = await directory.person(found.personId);
        if (link === undefined || person === undefined || link.expiresAt <= now())
          throw unknownIdentityLink();
        const keyVersion = person.keyVersion + (link.signOutOthers ? 1 : 0);
        await directory.write([
          { kind: "identityLink", remove: link },
          { kind: "person", put: { ...person, keyVersion } },
        ]);
        return { personId: person.id, keyVersion };
      });
    },

    async sweep() {
      const links = await directory.identityLinks();
      const expired = links.filter((link) => link.expiresAt <= now());
      await directory.write(expired.map((remove) => ({ kind: "identityLink", remove })));
    },
  };
}

/** A person about to be written for the first time. */
export function newPerson(id: string, at: number): PersonRecord {
  return { id, name: null, keyVersion: 1, createdAt: at, welcomeId: null };
}

/** What others see of a person, written or not. */
export function toPerson(id: string, record: PersonRecord | undefined): Person {
  const friendly = friendlyPerson(id);
  return {
    id,
    name: record?.name ?? friendly.name,
    color: friendly.color,
    keyVersion: record?.keyVersion ?? 1,
  };
}

function hashOf(secret: string): string {
  // The secret has 192 random bits, so a plain hash is enough: there is nothing to guess.
  return createHash("sha256").update(secret).digest("hex");
}

function unknownIdentityLink(): DirectoryError {
  return new DirectoryError(
    "link_unknown",
    "This link does not work. It may have been used already, or be more than a day old.",
  );
}
