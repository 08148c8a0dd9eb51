import type { ShareActions } from "#components/share/share-actions.ts";
import type { PatchPublication, Publication, Publish } from "#lib/collab/publish-api.ts";
import type { Role } from "#lib/collab/role.ts";
import type {
  AccessEntry,
  AccessRequest,
  DocumentEntry,
  LinkEntry,
  NewLink,
  PatchLink,
} from "#lib/collab/service-api.ts";
import { sampleLink } from "./sample-link.ts";

/** Me, as the dialog lists who has access. */
export const owner: AccessEntry = {
  person: { id: "me", name: "Me", color: "#0f766e" },
  role: "own",
  linkId: null,
  isOwner: true,
  hasOwnRole: false,
};
/** Somebody who came by link 1. */
export const guest: AccessEntry = {
  person: { id: "g", name: "Guest", color: "#b42318" },
  role: "edit",
  linkId: "1",
  isOwner: false,
  hasOwnRole: false,
};
const document_: DocumentEntry = {
  id: "d",
  title: "",
  role: "own",
  owner: { id: "me", name: "Me" },
  createdAt: 0,
  updatedAt: 0,
  trashedAt: null,
  format: "text",
  schemaVersion: 1,
  incarnation: "i",
  hidesViewers: false,
};
const link = sampleLink({ secret: "secret-1" });

/** A server of one document's links. Revoking sends away who came by the link. */
export class FakeSharing implements ShareActions {
  entries: LinkEntry[] = [];
  access = [owner];
  calls: string[] = [];
  isDown = false;
  document = () => this.#answer("document", () => document_);
  people = () => this.#answer("people", () => this.access);
  links = () => this.#answer("links", () => this.entries);
  createLink = (_: string, wanted: NewLink) =>
    this.#answer(`create ${JSON.stringify(wanted)}`, () => {
      const id = String(this.entries.length + 1);
      const { role, label = "", expiresAt = null } = wanted;
      const made = { ...link, id, role, label, expiresAt, secret: `secret-${id}`, createdAt: Number(id) };
      this.entries = [...this.entries, made];
      return made;
    });
  editLink = (_: string, id: string, change: PatchLink) =>
    this.#answer(`edit ${id} ${JSON.stringify(change)}`, () => {
      const edited = { ...this.#link(id), role: change.role ?? "edit", label: change.label ?? "" };
      this.entries = this.entries.map((entry) => (entry.id === id ? edited : entry));
      this.access = this.access.map((entry) =>
        entry.linkId === id ? { ...entry, role: edited.role } : entry,
      );
      return edited;
    });
  setRole = (_: string, id: string, role: Role) =>
    this.#answer(`role ${id} ${role}`, () => {
      this.access = [
        ...this.access.filter(({ person }) => person.id !== id),
        { ...guest, role, hasOwnRole: true },
      ];
    });
  removePerson = (_: string, id: string) =>
    this.#answer(`remove ${id}`, () => {
      this.access = this.access.filter(({ person }) => person.id !== id);
    });
  transferDocument = (_: string, id: string) =>
    this.#answer(`transfer ${id}`, () => {
      this.access = this.access.map((entry) => ({ ...entry, isOwner: entry.person.id === id, role: "own" }));
    });
  rotateLink = (_: string, id: string) =>
    this.#answer(`rotate ${id}`, () => ({ ...this.#link(id), secret: `rotated-${id}` }));
  revokeLink = (_: string, id: string) =>
    this.#answer(`revoke ${id}`, () => {
      this.entries = this.entries.filter((link) => link.id !== id);
      this.access = this.access.filter((access) => access.linkId !== id);
    });
  restoreLink = (_: string, id: string) =>
    this.#answer(`restore ${id}`, () => {
      const restored = { ...link, id, secret: `secret-${id}` };
      this.entries = [...this.entries, restored];
      return restored;
    });
  page: Publication | null = null;
  publication = () => this.#answer("publication", () => this.page);
  publish = (_: string, wanted: Publish) =>
    this.#answer(`publish ${wanted.mode}`, () => {
      this.page = { ...wanted, slug: "plan-1a2b3c", publishedAt: 0, frozenAt: null };
      return this.page;
    });
  changePublication = (_: string, change: PatchPublication) =>
    this.#answer(`change ${JSON.stringify(change)}`, () => {
      if (this.page === null) throw new Error("not published");
      this.page = { ...this.page, ...change };
      return this.page;
    });
  unpublish = () =>
    this.#answer("unpublish", () => {
      this.page = null;
    });
  requests: AccessRequest[] = [];
  setHidesViewers = (_: string, hidesViewers: boolean) =>
    this.#answer(`hide ${hidesViewers}`, () => ({ ...document_, hidesViewers }));
  accessRequests = () => this.#answer("requests", () => this.requests);
  askForAccess = (_: string, role: string) => this.#answer(`ask ${role}`, () => {});
  acceptRequest = (_: string, id: string) => this.#answer(`accept ${id}`, () => {});
  declineRequest = (_: string, id: string) => this.#answer(`decline ${id}`, () => {});
  #link(id: string): LinkEntry {
    const found = this.entries.find((entry) => entry.id === id);
    if (found === undefined) throw new Error(`no link ${id}`);
    return found;
  }
  #answer<T>(call: string, make: () => T): Promise<T> {
    this.calls.push(call);
    return this.isDown ? Promise.reject(new Error("down")) : Promise.resolve(make());
  }
}
