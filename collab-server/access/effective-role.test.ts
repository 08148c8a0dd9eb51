import { expect, test } from "vitest";
import type { LinkRole } from "#lib/collab/role.ts";
import { sampleDocument, sampleGrant } from "../documents/sample-records.ts";
import { effectiveRole, grantedRole } from "./effective-role.ts";

const now = 100;
const link = (role: LinkRole, expiresAt: number | null = null) => ({
  linkId: `${role}${expiresAt}`,
  role,
  redeemedAt: 1,
  joinedAt: null,
  expiresAt,
});
const byLinks = (...roles: LinkRole[]) => sampleGrant({ links: roles.map((role) => link(role)) });

test("the strongest of all that was given counts", () => {
  expect(grantedRole(byLinks("comment", "edit", "view"), now)).toBe("edit");
  expect(grantedRole(byLinks("view"), now)).toBe("view");
  expect(grantedRole({ ...byLinks("view"), own: true }, now)).toBe("own");
  expect(grantedRole(byLinks(), now)).toBeUndefined();
  expect(grantedRole(undefined, now)).toBeUndefined();
});

test("a link gives nothing from its end on", () => {
  const grant = sampleGrant({ links: [link("edit", now + 1), link("view")] });
  expect(grantedRole(grant, now)).toBe("edit");
  expect(grantedRole(grant, now + 1)).toBe("view");
  expect(grantedRole(sampleGrant({ links: [link("edit", now)] }), now)).toBeUndefined();
});

test("an owner's word counts instead of the links, be it weaker or stronger", () => {
  expect(grantedRole({ ...byLinks("edit"), role: "view" }, now)).toBe("view");
  expect(grantedRole({ ...byLinks("view"), role: "edit" }, now)).toBe("edit");
  expect(grantedRole(sampleGrant({ role: "comment" }), now)).toBe("comment");
});

test("who was removed has nothing, whatever else stands there", () => {
  expect(grantedRole({ ...byLinks("edit"), role: "edit", removedAt: 1 }, now)).toBeUndefined();
});

test("the trash is open to the owners only, and no document to nobody", () => {
  const trashed = sampleDocument({ trashedAt: 5 });
  const owner = sampleGrant({ own: true });
  expect(effectiveRole(sampleDocument(), byLinks("edit"), now)).toBe("edit");
  expect(effectiveRole(trashed, byLinks("edit"), now)).toBeUndefined();
  expect(effectiveRole(trashed, owner, now)).toBe("own");
  expect(effectiveRole(undefined, owner, now)).toBeUndefined();
  expect(effectiveRole(sampleDocument(), undefined, now)).toBeUndefined();
});
