import { expect, test } from "vitest";
import type { LinkRole } from "#lib/collab/role.ts";
import type { DocumentRecord } from "../documents/records.ts";
import { effectiveRole, grantedRole } from "./effective-role.ts";

const document = (trashedAt: number | null): DocumentRecord => ({
  id: "d",
  title: "",
  ownerId: "ann",
  createdAt: 1,
  updatedAt: 1,
  trashedAt,
  format: "xml",
  schemaVersion: 1,
  incarnation: "i",
});
const grant = (own: boolean, ...roles: LinkRole[]) => ({
  documentId: "d",
  personId: "p",
  own,
  links: roles.map((role, at) => ({ linkId: `l${at}`, role, redeemedAt: 1, joinedAt: null })),
});

test("the strongest of all that was given counts", () => {
  expect(grantedRole(grant(false, "comment", "edit", "view"))).toBe("edit");
  expect(grantedRole(grant(false, "view"))).toBe("view");
  expect(grantedRole(grant(true, "view"))).toBe("own");
  expect(grantedRole(grant(false))).toBeUndefined();
  expect(grantedRole(undefined)).toBeUndefined();
});

test("the trash is open to the owner only, and no document to nobody", () => {
  expect(effectiveRole(document(null), grant(false, "edit"))).toBe("edit");
  expect(effectiveRole(document(5), grant(false, "edit"))).toBeUndefined();
  expect(effectiveRole(document(5), grant(true))).toBe("own");
  expect(effectiveRole(undefined, grant(true))).toBeUndefined();
  expect(effectiveRole(document(null), undefined)).toBeUndefined();
});
