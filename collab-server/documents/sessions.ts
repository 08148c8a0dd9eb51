/**
 * In which browsers somebody is signed in. A session is the person's key version and the browser's id, both in its cookie.
 * Ending one device's leaves the others; a new key version ends them all. Both reach open sockets at once.
 */
import { limits } from "#lib/collab/limits.ts";
import type { Device, Identity } from "#lib/collab/service-api.ts";
import type { AccessChanges } from "../access/access-changes.ts";
import { DirectoryError } from "./directory-error.ts";
import type { DirectoryPort } from "./directory-port.ts";
import type { InstanceRules } from "./instance-rules.ts";
import { raiseKeyVersion } from "./key-version.ts";
import { newPerson } from "./people.ts";

/** As the session cookie has it; the web app adds what the browser calls itself. */
export interface ClaimedSession {
  personId: string;
  keyVersion: number;
  /** "" for sessions from before devices were told apart. */
  deviceId: string;
  deviceName: string;
}

export interface Sessions {
  /** Throws `session_ended` when the session was ended, `members_only` for a guest where none are let in. Notes now and then that the device is in use. */
  enter(session: ClaimedSession): Promise<void>;
  /** The one in use first, then the last seen. */
  devices(personId: string, currentId: string): Promise<Device[]>;
  /** Ends what this device has, at once. Throws `not_found`. */
  signOut(personId: string, deviceId: string): Promise<void>;
  /**
   * Ends everything but the session that asks, whose new key version this gives. Until the browser at `deviceId` has had the time to
   * learn it, `enter` throws `unavailable` to its old one: try again, and not: you are signed out.
   */
  signOutOthers(personId: string, deviceId: string): Promise<Identity>;
}

export interface SessionsOptions {
  directory: DirectoryPort;
  changes: AccessChanges;
  rules: InstanceRules;
  now: () => number;
}

/** Creates the sessions of one directory. */
export function createSessions({ directory, changes, rules, now }: SessionsOptions): Sessions {
  /** Who has just signed out others, from which device, with which key version of before. Only for some seconds, so it need not outlive a restart. */
  const renewing = new Map<string, { deviceId: string; keyVersion: number; until: number }>();

  /** The browser that signed out others asks with its old cookie: the answer with the new one is still on its way. */
  function isRenewing({ personId, keyVersion, deviceId }: ClaimedSession): boolean {
    const renewed = renewing.get(personId);
    if (renewed === undefined) return false;
    if (renewed.until <= now()) renewing.delete(personId);
    return renewed.until > now() && renewed.keyVersion === keyVersion && renewed.deviceId === deviceId;
  }

  async function note({ personId, keyVersion, deviceId, deviceName }: ClaimedSession): Promise<void> {
    await directory.exclusively(`person:${personId}`, async () => {
      // Signed out since it was let in: the list holds no device that is not signed in.
      if ((await directory.person(personId))?.keyVersion !== keyVersion) return;
      const known = await directory.device(personId, deviceId);
      if (known?.endedAt != null) return;
      const at = now();
      const put = {
        personId,
        id: deviceId,
        createdAt: at,
        ...known,
        name: deviceName,
        seenAt: at,
        endedAt: null,
      };
      await directory.write([{ kind: "device", put }]);
    });
  }

  return {
    async enter(session) {
      const { personId, keyVersion, deviceId } = session;
      const person = await directory.person(personId);
      if ((person?.keyVersion ?? 1) !== keyVersion)
        throw isRenewing(session) ? sessionRenewing() : sessionEnded();
      const device = deviceId === "" ? undefined : await directory.device(personId, deviceId);
      if (device?.endedAt != null) throw sessionEnded();
      if (!rules.mayEnter(person)) throw membersOnly();
      // A visit alone leaves no trace: whoever was never written has no list of devices either.
      if (person === undefined || deviceId === "") return;
      if (device === undefined || now() - device.seenAt >= limits.deviceSeenMs) await note(session);
    },

    async devices(personId, currentId) {
      const devices = await directory.devicesOfPerson(personId);
      return devices
        .filter(({ endedAt }) => endedAt === null)
        .map(({ id, name, createdAt, seenAt }) => ({
          id,
          name,
          createdAt,
          seenAt,
          isCurrent: id === currentId,
        }))
        .sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent) || b.seenAt - a.seenAt);
    },

    signOut: (personId, deviceId) =>
      directory.exclusively(`person:${personId}`, async () => {
        const device = await directory.device(personId, deviceId);
        if (device === undefined) throw new DirectoryError("not_found", "There is no such device.");
        await directory.write([{ kind: "device", put: { ...device, endedAt: now() } }]);
        changes.emit({ kind: "sessionsEnded", personId, ended: { deviceId } });
      }),

    signOutOthers: (personId, deviceId) =>
      directory.exclusively(`person:${personId}`, async () => {
        const person = (await directory.person(personId)) ?? newPerson(personId, now());
        const { keyVersion } = person;
        renewing.set(personId, { deviceId, keyVersion, until: now() + limits.sessionRenewalMs });
        return raiseKeyVersion(directory, changes, person);
      }),
  };
}

function sessionEnded(): DirectoryError {
  return new DirectoryError("session_ended", "You were signed out on this device.");
}

function sessionRenewing(): DirectoryError {
  return new DirectoryError("unavailable", "You are being signed out elsewhere. Try again in a moment.", {
    retryAfterSeconds: 1,
  });
}

function membersOnly(): DirectoryError {
  return new DirectoryError("members_only", "This Quire is for its members. Ask whoever runs it to add you.");
}
