/**
 * People: a friendly name derived from the id until something is written. Written at the first create, redeem or rename
 * only, so that a visit alone leaves no trace.
 */
import { createHash, randomBytes } from "node:crypto";
import { createId } from "#lib/collab/doc-id.ts";
import { friendlyPerson } from "#lib/collab/friendly-person.ts";
import { limits } from "#lib/collab/limits.ts";
import { cleanPersonName } from "#lib/collab/person-name.ts";
import type { Identity, IdentityLink, PatchPerson, Person, PersonSummary } from "#lib/collab/service-api.ts";
import type { AccessChanges } from "../access/access-changes.ts";
import { DirectoryError } from "./directory-error.ts";
import type { DirectoryPort } from "./directory-port.ts";
import { type InstanceRules, openInstance } from "./instance-rules.ts";
import { raiseKeyVersion } from "./key-version.ts";
import type { PersonRecord } from "./records.ts";

export interface People {
  /** The person as others see them; never writes. */
  get(personId: string): Promise<Person>;
  /** As `get`, for the person themselves: with what they may do here. */
  me(personId: string): Promise<Person>;
  /** Changes name and colour, as far as they are given. Throws `bad_request` when nothing of the name can be shown. */
  change(personId: string, change: PatchPerson): Promise<Person>;
  list(): Promise<PersonSummary[]>;
  /** By the operator: somebody new, with the link by which they come. */
  add(name: string): Promise<IdentityLink>;
  /** By the operator, who vouches for the person with it. Throws `not_found` for a person who was never written. */
  createIdentityLink(personId: string, signOutOthers: boolean): Promise<IdentityLink>;
  /** For oneself: a link for another device, which does not live long. */
  createDeviceLink(personId: string): Promise<IdentityLink>;
  /** Works once. Throws `link_unknown` for every other reason too. */
  redeemIdentity(secret: string): Promise<Identity>;
  /** Removes identity links past their time. */
  sweep(): Promise<void>;
}

export interface PeopleOptions {
  directory: DirectoryPort;
  changes: AccessChanges;
  /** Absent: everybody may come, and create. */
  rules?: InstanceRules;
  now: () => number;
}

/** Creates the people of one directory. */
export function createPeople({ directory, changes, rules = openInstance, now }: PeopleOptions): People {
  const get = async (personId: string) => toPerson(personId, await directory.person(personId));

  async function createLink(personId: string, signOutOthers: boolean, lifeMs: number): Promise<IdentityLink> {
    const secret = randomBytes(24).toString("base64url");
    const expiresAt = now() + lifeMs;
    const put = { hash: hashOf(secret), personId, signOutOthers, expiresAt };
    await directory.write([{ kind: "identityLink", put }]);
    return { path: `/i/${secret}`, expiresAt };
  }

  return {
    get,

    async me(personId) {
      const record = await directory.person(personId);
      return { ...toPerson(personId, record), mayCreate: rules.mayCreate(record) };
    },

    async change(personId, change) {
      const name = change.name === undefined ? undefined : cleanPersonName(change.name);
      if (change.name !== undefined && name === undefined)
        throw new DirectoryError("bad_request", "A name needs at least one letter.");
      const record = await directory.exclusively(`person:${personId}`, async () => {
        const before = (await directory.person(personId)) ?? newPerson(personId, now());
        const put = { ...before, name: name ?? before.name, color: change.color ?? before.color };
        await directory.write([{ kind: "person", put }]);
        return put;
      });
      const person = toPerson(personId, record);
      changes.emit({ kind: "person", user: { id: person.id, name: person.name, color: person.color } });
      return { ...person, mayCreate: rules.mayCreate(record) };
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

    async add(rawName) {
      const name = cleanPersonName(rawName);
      if (name === undefined) throw new DirectoryError("bad_request", "A name needs at least one letter.");
      const put = { ...newPerson(createId(), now()), name, isMember: true };
      await directory.write([{ kind: "person", put }]);
      return createLink(put.id, false, limits.identityLinkMs);
    },

    async createIdentityLink(personId, signOutOthers) {
      await directory.exclusively(`person:${personId}`, async () => {
        const person = await directory.person(personId);
        if (person === undefined) throw new DirectoryError("not_found", "Nobody with this id was ever here.");
        if (!person.isMember) await directory.write([{ kind: "person", put: { ...person, isMember: true } }]);
      });
      return createLink(personId, signOutOthers, limits.identityLinkMs);
    },

    async createDeviceLink(personId) {
      await directory.exclusively(`person:${personId}`, async () => {
        if ((await directory.person(personId)) === undefined)
          await directory.write([{ kind: "person", put: newPerson(personId, now()) }]);
      });
      return createLink(personId, false, limits.deviceLinkMs);
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
        await directory.write([{ kind: "identityLink", remove: link }]);
        if (link.signOutOthers) return raiseKeyVersion(directory, changes, person);
        return { personId: person.id, keyVersion: person.keyVersion };
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
  return { id, name: null, color: null, isMember: false, keyVersion: 1, createdAt: at, welcomeId: null };
}

/** What others see of a person, written or not. */
export function toPerson(id: string, record: PersonRecord | undefined): Person {
  const friendly = friendlyPerson(id);
  return {
    id,
    name: record?.name ?? friendly.name,
    color: record?.color ?? friendly.color,
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
